package dev.keadm.join;

import dev.keadm.request.CgroupDriver;
import dev.keadm.request.JoinRequest;
import dev.keadm.request.NodeName;
import dev.keadm.request.RuntimeEndpoint;
import java.util.Optional;

/**
 * A request, with what it leaves open filled in from the machine.
 *
 * @param endpoint the given one, that of an {@code edgecore.yaml} that is there, or the platform's own
 * @param installsRuntime whether the endpoint is that of a containerd which this join installs
 * @param cgroupDriver the given one, or the one that the runtime is set to, when it tells
 * @param machine what this machine's Node carries as annotation
 */
public record JoinTarget(
        JoinRequest request,
        NodeName name,
        RuntimeEndpoint endpoint,
        boolean installsRuntime,
        Optional<CgroupDriver> cgroupDriver,
        String machine) {}
