package dev.keadm.edgecore.edged;

import dev.keadm.edgecore.api.Pod;
import dev.keadm.edgecore.api.PodStatus;
import dev.keadm.edgecore.meta.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the API server one pod's status when it changed, one message at a time, and in the end that the pod may go.
 * Belongs to the pod's worker.
 */
final class StatusReporter {
    private static final Logger LOG = LoggerFactory.getLogger(StatusReporter.class);
    private static final String PATCH = "status";
    private static final String DELETE = "delete";
    private static final Duration AGAIN = Duration.ofSeconds(5);
    private static final Duration REFUSED = Duration.ofSeconds(60);

    private final PodContext context;
    private final Activities activities;
    private @Nullable PodStatus sending;
    private @Nullable PodStatus told;
    private Instant notBefore = Instant.MIN;
    private boolean unknownThere;
    private boolean deleted;

    StatusReporter(PodContext context, Activities activities) {
        this.context = context;
        this.activities = activities;
    }

    /** What the API server has by what we know; for conditions' times and the phase. */
    Optional<PodStatus> told() {
        return Optional.ofNullable(sending != null ? sending : told);
    }

    /** The last status reached the API server, or never will. */
    boolean isSettled() {
        return unknownThere || sending == null;
    }

    /** @return when to come again without a signal; empty for only then */
    Optional<Instant> report(Pod pod, PodStatus status) {
        collectPatch(pod);
        Instant now = context.clock().instant();
        if (unknownThere || activities.isRunning(PATCH) || (status.equals(told) && sending == null)) {
            return Optional.empty();
        }
        if (notBefore.isAfter(now)) {
            return Optional.of(notBefore);
        }
        sending = status;
        String patch = StatusPatch.of(PodNames.uid(pod), status);
        activities.start(
                PATCH,
                () -> context.meta()
                        .patchPodStatus(PodNames.namespace(pod), pod.metadata().name(), patch));
        collectPatch(pod);
        return activities.isRunning(PATCH) ? Optional.empty() : Optional.of(later(now));
    }

    private Instant later(Instant now) {
        return notBefore.isAfter(now) ? notBefore : Instant.MAX;
    }

    private void collectPatch(Pod pod) {
        Optional<Reply<?>> reply = take(PATCH);
        if (reply.isEmpty()) {
            return;
        }
        Instant now = context.clock().instant();
        switch (reply.get()) {
            case Reply.Found<?> _ -> {
                told = sending;
                sending = null;
            }
            case Reply.NotFound<?>(String message) -> {
                LOG.info(
                        "API server has this pod no more, its status is not told pod={} cause={}",
                        pod.fullName(),
                        message);
                unknownThere = true;
                sending = null;
            }
            case Reply.Refused<?>(int code, String reason, String message) -> {
                if (code == 409) {
                    unknownThere = true;
                    sending = null;
                }
                LOG.warn(
                        "API server refused a pod's status pod={} code={} reason={} cause={}",
                        pod.fullName(),
                        code,
                        reason,
                        message);
                notBefore = now.plus(REFUSED);
            }
            case Reply.Unavailable<?> _ -> notBefore = now.plus(AGAIN);
        }
    }

    @SuppressWarnings("unchecked")
    private Optional<Reply<?>> take(String key) {
        try {
            return (Optional<Reply<?>>) (Optional<?>) activities.take(key, Reply.class);
        } catch (IllegalStateException e) {
            LOG.error("Message to the cloud broke off", e);
            return Optional.of(new Reply.Unavailable<>(String.valueOf(e.getMessage())));
        }
    }

    /** The link is there again: what waits for it goes now. */
    void cloudIsBack() {
        notBefore = Instant.MIN;
    }

    /** Nothing of the pod is left here: the API server may forget it. */
    Optional<Instant> delete(Pod pod) {
        Optional<Instant> again = collectDelete(pod);
        Instant now = context.clock().instant();
        if (deleted || activities.isRunning(DELETE)) {
            return Optional.empty();
        }
        if (again.isPresent() || notBefore.isAfter(now)) {
            return Optional.of(notBefore);
        }
        activities.start(
                DELETE,
                () -> context.meta()
                        .deletePod(PodNames.namespace(pod), pod.metadata().name(), PodNames.uid(pod)));
        return collectDelete(pod);
    }

    private Optional<Instant> collectDelete(Pod pod) {
        Optional<Reply<?>> reply = take(DELETE);
        if (reply.isEmpty()) {
            return Optional.empty();
        }
        switch (reply.get()) {
            case Reply.Found<?> _, Reply.NotFound<?> _ -> deleted = true;
            case Reply.Refused<?>(int code, String reason, String message) -> {
                LOG.warn(
                        "API server refused the end of a pod pod={} code={} reason={} cause={}",
                        pod.fullName(),
                        code,
                        reason,
                        message);
                notBefore = context.clock().instant().plus(REFUSED);
            }
            case Reply.Unavailable<?> _ -> notBefore = context.clock().instant().plus(AGAIN);
        }
        return deleted ? Optional.empty() : Optional.of(notBefore);
    }
}
