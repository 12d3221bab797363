package dev.keadm.edgecore.edged;

import dev.keadm.cri.CriException;
import dev.keadm.cri.v1.PodSandbox;
import dev.keadm.edgecore.api.Pod;
import dev.keadm.edgecore.api.PodStatus;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One pod's life on this node, a round at a time: look at the runtime, do the next thing, tell the status. It holds no
 * truth that a look at the runtime, the store and the API server could not give again, so that a crash between any two
 * calls costs nothing. Called by one thread at a time.
 */
final class PodLife {
    private static final Logger LOG = LoggerFactory.getLogger(PodLife.class);
    private static final Duration REFRESH = Duration.ofSeconds(60);
    private static final Duration RUNTIME_AGAIN = Duration.ofSeconds(2);

    private final PodContext context;
    private final Activities activities;
    private final Observer observer;
    private final ContainerStarter starter;
    private final ContainerStopper stopper;
    private final PodRunner runner;
    private final StatusReporter reporter;
    private final PodLeftovers leftovers;
    private final Instant seenAt;
    private @Nullable Ending ending;
    private @Nullable PodStatus last;
    private Actual before = new Actual(List.of(), List.of());
    private boolean cleaned;
    private Instant refreshAt = Instant.MIN;
    private boolean runtimeFails;

    /** @param wakeAt when to come again without a signal; null for only then */
    record Next(@Nullable Instant wakeAt, boolean over) {}

    PodLife(PodContext context, String uid, Optional<Ending> rejected, Runnable signal) {
        this.context = context;
        this.ending = rejected.orElse(null);
        this.activities = new Activities(context.executor(), signal);
        this.observer = new Observer(context.runtime(), uid);
        this.starter = new ContainerStarter(context, activities);
        this.stopper = new ContainerStopper(context, activities);
        this.runner = new PodRunner(context, starter, stopper);
        this.reporter = new StatusReporter(context, activities);
        this.leftovers = new PodLeftovers(context);
        this.seenAt = context.clock().instant();
    }

    void cloudIsBack() {
        reporter.cloudIsBack();
    }

    void refreshSoon() {
        refreshAt = Instant.MIN;
    }

    /** Rounds until there is nothing to do now. */
    Next advance(Desired desired) {
        try {
            Next next = round(desired);
            runtimeFails = false;
            return next;
        } catch (CriException e) {
            if (!runtimeFails) {
                LOG.warn(
                        "Pod waits for the container runtime pod={} cause={}",
                        desired.pod().fullName(),
                        e.getMessage());
            }
            runtimeFails = true;
            return new Next(context.clock().instant().plus(RUNTIME_AGAIN), false);
        }
    }

    private Next round(Desired desired) throws CriException {
        Pod pod = desired.pod();
        decide(desired);
        Actual actual = observer.look();
        Wake wake = new Wake();
        boolean again = true;
        while (again && ending == null) {
            PodRunner.Step step = runner.run(pod, actual);
            again = step instanceof PodRunner.Step.Changed;
            if (step instanceof PodRunner.Step.Completed) {
                ending = new Ending.Completed();
            } else if (step instanceof PodRunner.Step.Idle(Instant at)) {
                wake.at(at);
            }
            if (again) {
                actual = observer.look();
                tell(pod, actual, false, wake);
            }
        }
        if (ending == null) {
            wake.at(deadline(pod));
            refresh(pod, actual, wake);
            leftovers.collect(pod, actual);
            tell(pod, actual, false, wake);
            return wake.next();
        }
        return end(pod, actual, wake);
    }

    private void decide(Desired desired) {
        Pod pod = desired.pod();
        Instant deadline = deadline(pod);
        if (desired.gone()) {
            ending = new Ending.Gone();
        } else if (pod.metadata().deletionTimestamp() != null) {
            ending = ending instanceof Ending.Gone ? ending : new Ending.Deleted();
        } else if (ending == null
                && pod.status() != null
                && PodPhase.isTerminal(pod.status().phase())) {
            ending = new Ending.Completed();
        } else if (ending == null
                && deadline != null
                && !deadline.isAfter(context.clock().instant())) {
            ending = new Ending.Failed(
                    "DeadlineExceeded", "Pod was active on the node longer than the specified deadline");
        }
    }

    private @Nullable Instant deadline(Pod pod) {
        Long seconds = pod.spec().activeDeadlineSeconds();
        return seconds == null ? null : startTime(pod).plusSeconds(seconds);
    }

    private Instant startTime(Pod pod) {
        PodStatus status = pod.status();
        Instant told = status == null ? null : status.startTime();
        return told == null ? seenAt : told;
    }

    private Next end(Pod pod, Actual actual, Wake wake) throws CriException {
        List<Observed> running = actual.running();
        if (!running.isEmpty()) {
            stopper.stopAll(pod, running, PodGrace.of(pod));
            Actual now = observer.look();
            if (!now.running().isEmpty()) {
                tell(pod, now, false, wake);
                wake.in(Duration.ofSeconds(1), context.clock());
                return wake.next();
            }
            return end(pod, now, wake);
        }
        boolean ready = false;
        for (PodSandbox sandbox : actual.sandboxes()) {
            if (Actual.isReady(sandbox)) {
                context.runtime().stopPodSandbox(sandbox.id);
                ready = true;
            }
        }
        return ended(pod, ready ? observer.look() : actual, wake);
    }

    private Next ended(Pod pod, Actual actual, Wake wake) throws CriException {
        if (!cleaned || !actual.containers().isEmpty()) {
            before = actual;
        }
        if (!(ending instanceof Ending.Gone)) {
            tell(pod, before, true, wake);
        }
        if (!clean(pod, actual)) {
            wake.in(RUNTIME_AGAIN, context.clock());
            return wake.next();
        }
        if (ending instanceof Ending.Gone) {
            return new Next(null, true);
        }
        if (ending instanceof Ending.Deleted) {
            tell(pod, before, true, wake);
            if (reporter.isSettled()) {
                reporter.delete(pod).ifPresent(wake::at);
            }
        }
        return wake.next();
    }

    /** Volumes first, then what the runtime keeps, but the last containers of a pod that people may still ask about. */
    private boolean clean(Pod pod, Actual actual) throws CriException {
        try {
            if (!cleaned) {
                context.preparation().tearDown(PodNames.uid(pod));
            }
            cleaned = true;
        } catch (IOException e) {
            LOG.warn("Pod's volumes are still there pod={} cause={}", pod.fullName(), e.toString());
            return false;
        }
        if (ending instanceof Ending.Deleted || ending instanceof Ending.Gone) {
            for (PodSandbox sandbox : actual.sandboxes()) {
                context.runtime().removePodSandbox(sandbox.id);
            }
            leftovers.removeLogs(pod);
        }
        return true;
    }

    private void refresh(Pod pod, Actual actual, Wake wake) {
        Instant now = context.clock().instant();
        if (actual.running().isEmpty()) {
            return;
        }
        if (refreshAt.equals(Instant.MIN) && last == null) {
            refreshAt = now.plus(REFRESH);
        }
        collectRefresh();
        if (!refreshAt.isAfter(now) && !activities.isKnown("refresh")) {
            refreshAt = now.plus(REFRESH);
            activities.start("refresh", () -> {
                context.preparation().refresh(pod);
                return true;
            });
            collectRefresh();
        }
        wake.at(refreshAt);
    }

    private void collectRefresh() {
        try {
            activities.take("refresh", Boolean.class);
        } catch (IllegalStateException e) {
            LOG.error("Refreshing a pod's volumes broke off", e);
        }
    }

    private void tell(Pod pod, Actual actual, boolean over, Wake wake) {
        PodStatus told = reporter.told().orElse(last != null ? last : pod.status());
        PodStatusMaker.Facts facts = new PodStatusMaker.Facts(
                actual,
                Optional.ofNullable(ending),
                over,
                starter::waitOf,
                runner.podIps(),
                context.node().addresses(),
                startTime(pod));
        PodStatus status = new PodStatusMaker(pod, told, context.clock().instant()).make(facts);
        last = status;
        reporter.report(pod, status).ifPresent(wake::at);
    }
}
