package dev.keadm.edgecore.edged;

import dev.keadm.cri.v1.PodSandbox;
import dev.keadm.cri.v1.PodSandboxState;
import java.util.List;
import java.util.Optional;

/**
 * What the runtime has of one pod.
 *
 * @param sandboxes newest first
 * @param containers newest first
 */
record Actual(List<PodSandbox> sandboxes, List<Observed> containers) {

    Optional<PodSandbox> readySandbox() {
        return sandboxes.stream().filter(Actual::isReady).findFirst();
    }

    static boolean isReady(PodSandbox sandbox) {
        return sandbox.state == PodSandboxState.SANDBOX_READY;
    }

    int nextAttempt() {
        return sandboxes.stream().mapToInt(s -> s.metadata.attempt + 1).max().orElse(0);
    }

    /** All containers of that name, of earlier sandboxes too, newest first. */
    List<Observed> named(String container) {
        return containers.stream().filter(c -> c.name().equals(container)).toList();
    }

    Optional<Observed> newest(String container) {
        return named(container).stream().findFirst();
    }

    Optional<Observed> inSandbox(String sandboxId, String container) {
        return named(container).stream()
                .filter(c -> c.sandboxId().equals(sandboxId))
                .findFirst();
    }

    List<Observed> running() {
        return containers.stream().filter(Observed::isRunning).toList();
    }
}
