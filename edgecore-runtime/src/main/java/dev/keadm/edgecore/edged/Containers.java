package dev.keadm.edgecore.edged;

import dev.keadm.edgecore.api.Container;
import dev.keadm.edgecore.api.Pod;

/** Questions to a pod's spec. */
final class Containers {
    private Containers() {}

    /** An init container that goes on running beside the ordinary ones. */
    static boolean isSidecar(Container container) {
        return "Always".equals(container.restartPolicy());
    }

    static boolean restartsAlways(Pod pod) {
        String policy = pod.spec().restartPolicy();
        return policy == null || policy.equals("Always");
    }

    static boolean restartsNever(Pod pod) {
        return "Never".equals(pod.spec().restartPolicy());
    }

    static boolean restartsAfter(Pod pod, int exitCode) {
        return restartsAlways(pod) || (!restartsNever(pod) && exitCode != 0);
    }
}
