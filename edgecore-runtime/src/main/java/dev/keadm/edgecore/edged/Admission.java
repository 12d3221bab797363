package dev.keadm.edgecore.edged;

import dev.keadm.edgecore.api.Container;
import dev.keadm.edgecore.api.Container.ContainerPort;
import dev.keadm.edgecore.api.Pod;
import dev.keadm.edgecore.api.PodSpec;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Which new pods this node refuses, with the kubelet's reasons. */
final class Admission {
    private static final String REJECTED = "Pod was rejected: ";

    private final EdgedSettings settings;

    Admission(EdgedSettings settings) {
        this.settings = settings;
    }

    /** @param active the other pods here that have not ended */
    Optional<Ending> refuse(Pod pod, Collection<Pod> active) {
        PodSpec.PodOs os = pod.spec().os();
        if (os != null && !os.name().equals(settings.os())) {
            return failed("PodOSNotSupported", "Failed to admit pod as the OS field doesn't match node OS");
        }
        if (!fitsSelector(pod)) {
            return failed(
                    "NodeAffinity", "Predicate NodeAffinity failed: node(s) didn't match Pod's node affinity/selector");
        }
        if (active.size() >= settings.maxPods()) {
            return failed(
                    "OutOfpods",
                    "Node didn't have enough resource: pods, requested: 1, used: " + active.size() + ", capacity: "
                            + settings.maxPods());
        }
        boolean portTaken = hostPorts(pod)
                .anyMatch(
                        wanted -> active.stream().flatMap(Admission::hostPorts).anyMatch(p -> clashes(wanted, p)));
        return portTaken
                ? failed(
                        "NodePorts",
                        "Predicate NodePorts failed: node(s) didn't have free ports for the requested pod ports")
                : Optional.empty();
    }

    private static Optional<Ending> failed(String reason, String message) {
        return Optional.of(new Ending.Failed(reason, REJECTED + message));
    }

    private boolean fitsSelector(Pod pod) {
        Optional<Map<String, String>> labels = settings.nodeLabels().get();
        return labels.isEmpty()
                || labels.get().entrySet().containsAll(pod.spec().nodeSelector().entrySet());
    }

    private static Stream<ContainerPort> hostPorts(Pod pod) {
        return Stream.concat(
                        pod.spec().containers().stream(),
                        pod.spec().initContainers().stream().filter(Containers::isSidecar))
                .map(Container::ports)
                .flatMap(Collection::stream)
                .filter(p -> p.hostPort() > 0);
    }

    private static boolean clashes(ContainerPort a, ContainerPort b) {
        return a.hostPort() == b.hostPort() && protocol(a).equals(protocol(b)) && addressesMeet(a, b);
    }

    private static boolean addressesMeet(ContainerPort a, ContainerPort b) {
        return isAny(a) || isAny(b) || Objects.equals(a.hostIP(), b.hostIP());
    }

    private static boolean isAny(ContainerPort port) {
        String ip = port.hostIP();
        return ip == null || ip.isEmpty() || ip.equals("0.0.0.0") || ip.equals("::");
    }

    private static String protocol(ContainerPort port) {
        return Objects.requireNonNullElse(port.protocol(), "TCP");
    }
}
