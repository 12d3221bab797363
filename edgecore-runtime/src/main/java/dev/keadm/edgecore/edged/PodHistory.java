package dev.keadm.edgecore.edged;

import dev.keadm.edgecore.api.Pod;
import dev.keadm.edgecore.api.PodStatus;
import dev.keadm.edgecore.api.PodStatus.ContainerStatus;
import java.util.Optional;
import java.util.stream.Stream;

/** What the API server was told earlier about a pod's containers. */
final class PodHistory {
    private PodHistory() {}

    static Optional<ContainerStatus> container(Pod pod, String name) {
        PodStatus status = pod.status();
        if (status == null) {
            return Optional.empty();
        }
        return Stream.concat(status.initContainerStatuses().stream(), status.containerStatuses().stream())
                .filter(s -> s.name().equals(name))
                .findFirst();
    }

    /** The number of the next start of a container that the runtime has forgotten. */
    static int restarts(Pod pod, String name) {
        return container(pod, name)
                .filter(s -> s.containerID() != null && !s.containerID().isEmpty())
                .map(s -> s.restartCount() + 1)
                .orElse(0);
    }
}
