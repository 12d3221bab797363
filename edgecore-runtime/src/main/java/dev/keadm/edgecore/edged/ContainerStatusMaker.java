package dev.keadm.edgecore.edged;

import dev.keadm.edgecore.api.Container;
import dev.keadm.edgecore.api.Pod;
import dev.keadm.edgecore.api.PodStatus.ContainerState;
import dev.keadm.edgecore.api.PodStatus.ContainerStatus;
import dev.keadm.edgecore.api.PodStatus.Running;
import dev.keadm.edgecore.api.PodStatus.Terminated;
import dev.keadm.edgecore.api.PodStatus.Waiting;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One container's status from what the runtime has of it, and from why it waits. */
final class ContainerStatusMaker {
    private static final ContainerState NONE = new ContainerState(null, null, null);

    private final Pod pod;
    private final Actual actual;
    private final Function<String, Optional<Outcome.Waiting<?>>> waits;
    private final boolean ending;

    /** @param ending nothing will be started any more */
    ContainerStatusMaker(Pod pod, Actual actual, Function<String, Optional<Outcome.Waiting<?>>> waits, boolean ending) {
        this.pod = pod;
        this.actual = actual;
        this.waits = waits;
        this.ending = ending;
    }

    /** @param waitReason of a container that was never started, when nothing better is known */
    ContainerStatus of(Container container, String waitReason) {
        List<Observed> seen = actual.named(container.name());
        return seen.isEmpty() || (seen.size() == 1 && seen.getFirst().isCreated())
                ? unseen(container, waitReason)
                : seen(container, seen);
    }

    /**
     * An init container of a pod whose containers were started: it is over, whatever the runtime still keeps of it. The
     * Go agent removes ended containers when it stops.
     */
    ContainerStatus ofDoneInit(Container container) {
        if (Containers.isSidecar(container) || !actual.named(container.name()).isEmpty()) {
            return of(container, "PodInitializing");
        }
        Optional<ContainerStatus> told = PodHistory.container(pod, container.name());
        return told.filter(status -> status.state().terminated() != null).orElseGet(() -> completed(container, told));
    }

    private static ContainerStatus completed(Container container, Optional<ContainerStatus> told) {
        Terminated terminated = new Terminated(
                0, 0, "Completed", "The runtime keeps nothing of it; later containers were started", null, null, null);
        ContainerState state = new ContainerState(null, null, terminated);
        int restarts = told.map(ContainerStatus::restartCount).orElse(0);
        return status(container, state, NONE, restarts, null);
    }

    private ContainerStatus unseen(Container container, String waitReason) {
        Optional<ContainerStatus> told = PodHistory.container(pod, container.name());
        Terminated earlier = told.map(ContainerStatusMaker::lastEnd).orElse(null);
        int restarts = told.map(ContainerStatus::restartCount).orElse(0);
        if (ending) {
            ContainerState state = new ContainerState(null, null, earlier != null ? earlier : lost(told));
            boolean began = told.map(ContainerStatus::containerID).isPresent();
            return status(container, began ? state : waiting(container, waitReason), NONE, restarts, null);
        }
        return status(
                container, waiting(container, waitReason), new ContainerState(null, null, earlier), restarts, null);
    }

    /** The runtime forgot a container that the API server was told runs. */
    private static Terminated lost(Optional<ContainerStatus> told) {
        String id = told.map(ContainerStatus::containerID).orElse(null);
        return new Terminated(
                137,
                0,
                "ContainerStatusUnknown",
                "The container could not be located when the pod was terminated",
                null,
                null,
                id);
    }

    private static @Nullable Terminated lastEnd(ContainerStatus told) {
        Terminated ended = told.state().terminated();
        return ended != null ? ended : told.lastState().terminated();
    }

    private ContainerState waiting(Container container, String waitReason) {
        Optional<Outcome.Waiting<?>> known = waits.apply(container.name());
        String reason = known.<String>map(Outcome.Waiting::reason).orElse(waitReason);
        String message = known.<@Nullable String>map(Outcome.Waiting::message).orElse(null);
        return new ContainerState(new Waiting(reason, message), null, null);
    }

    private ContainerStatus seen(Container container, List<Observed> seen) {
        Observed newest = seen.getFirst();
        if (newest.isCreated()) {
            newest = seen.get(1);
        }
        Optional<Observed> before = seen.stream()
                .dropWhile(newestOr(newest))
                .filter(Observed::hasEnded)
                .findFirst();
        ContainerState last = before.map(ContainerStatusMaker::ended).orElse(NONE);
        if (newest.isRunning()) {
            ContainerState running = new ContainerState(
                    null,
                    new Running(newest.startedAt()
                            .map(ContainerStatusMaker::seconds)
                            .orElse(null)),
                    null);
            return status(container, running, last, newest.restartCount(), newest);
        }
        if (!ending && waits.apply(container.name()).isPresent()) {
            return status(
                    container, waiting(container, "CrashLoopBackOff"), ended(newest), newest.restartCount(), newest);
        }
        return status(container, ended(newest), last, newest.restartCount(), newest);
    }

    private static java.util.function.Predicate<Observed> newestOr(Observed newest) {
        return c -> c.isCreated() || c.id().equals(newest.id());
    }

    private static ContainerState ended(Observed container) {
        String reason = container.status().reason;
        if (reason.isEmpty()) {
            reason = container.exitCode() == 0 ? "Completed" : "Error";
        }
        Terminated terminated = new Terminated(
                container.exitCode(),
                0,
                reason,
                container.message().isEmpty() ? null : container.message(),
                container.startedAt().map(ContainerStatusMaker::seconds).orElse(null),
                seconds(container.finishedAt()),
                "containerd://" + container.id());
        return new ContainerState(null, null, terminated);
    }

    private static Instant seconds(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS);
    }

    private static ContainerStatus status(
            Container container, ContainerState state, ContainerState last, int restarts, @Nullable Observed observed) {
        boolean running = state.running() != null;
        Terminated terminated = state.terminated();
        boolean done = terminated != null && terminated.exitCode() == 0;
        String image = observed == null || observed.status().image == null
                ? ""
                : observed.status().image.user_specified_image.isEmpty()
                        ? observed.status().image.image
                        : observed.status().image.user_specified_image;
        return new ContainerStatus(
                container.name(),
                state,
                last,
                running || done,
                restarts,
                image.isEmpty() ? container.image() : image,
                observed == null ? "" : observed.status().image_ref,
                observed == null ? null : "containerd://" + observed.id(),
                running);
    }
}
