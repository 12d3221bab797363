package dev.keadm.containerd;

import dev.keadm.host.HostLayout;
import java.io.IOException;
import java.util.Optional;

/**
 * A network for the pods of a runtime that is there but has none: the same that {@link WriteCniConfig} gives ours.
 *
 * @param text the CNI configuration list
 * @param addresses host-local's folder for this network
 */
public record BridgeNetwork(String text, String subnet, String bridge, String addresses) {
    public static final String FILE = ContainerdPlaces.CNI_FILE;

    /** Empty when the machine has routes to every subnet that is thought of. */
    public static Optional<BridgeNetwork> choose(HostLayout layout, PodNetworks networks) throws IOException {
        ContainerdPlaces places = new ContainerdPlaces(layout);
        return PodSubnets.choose(networks.routed(), places.subnetSeed())
                .map(subnet -> new BridgeNetwork(
                        CniConfig.text(places, subnet),
                        subnet.toString(),
                        places.bridge(),
                        places.cniAddresses().resolve(places.network()).toString()));
    }
}
