package dev.keadm.edgecore.edged;

import dev.keadm.edgecore.api.Pod;
import java.time.Duration;

/** How long a pod's containers may take to end. */
final class PodGrace {
    private static final long DEFAULT_SECONDS = 30;

    private PodGrace() {}

    static Duration of(Pod pod) {
        Long deletion = pod.metadata().deletionGracePeriodSeconds();
        Long wanted = pod.spec().terminationGracePeriodSeconds();
        long seconds = deletion != null ? deletion : wanted != null ? wanted : DEFAULT_SECONDS;
        return Duration.ofSeconds(Math.max(0, seconds));
    }
}
