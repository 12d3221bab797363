package dev.keadm.edgecore.edged;

import dev.keadm.cri.v1.ContainerState;
import dev.keadm.cri.v1.ContainerStatus;
import java.time.Instant;
import java.util.Optional;

/**
 * A container as the runtime has it.
 *
 * @param message what it left as its termination message; empty while it runs
 */
record Observed(String sandboxId, ContainerStatus status, String message) {

    String id() {
        return status.id;
    }

    String name() {
        return status.labels.getOrDefault(PodNames.CONTAINER_NAME, status.metadata.name);
    }

    boolean isRunning() {
        return status.state == ContainerState.CONTAINER_RUNNING;
    }

    boolean isCreated() {
        return status.state == ContainerState.CONTAINER_CREATED;
    }

    boolean hasEnded() {
        return !isRunning() && !isCreated();
    }

    int exitCode() {
        return status.exit_code;
    }

    int restartCount() {
        try {
            return Integer.parseInt(status.annotations.getOrDefault(PodNames.RESTART_COUNT, "0"));
        } catch (NumberFormatException _) {
            return status.metadata.attempt;
        }
    }

    Instant finishedAt() {
        return instant(status.finished_at);
    }

    Optional<Instant> startedAt() {
        return status.started_at == 0 ? Optional.empty() : Optional.of(instant(status.started_at));
    }

    static Instant instant(long nanos) {
        return Instant.ofEpochSecond(0, nanos);
    }
}
