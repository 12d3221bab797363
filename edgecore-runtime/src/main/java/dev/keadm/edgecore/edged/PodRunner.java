package dev.keadm.edgecore.edged;

import dev.keadm.cri.CriException;
import dev.keadm.cri.v1.PodIP;
import dev.keadm.cri.v1.PodSandbox;
import dev.keadm.cri.v1.PodSandboxConfig;
import dev.keadm.cri.v1.PodSandboxNetworkStatus;
import dev.keadm.edgecore.api.Container;
import dev.keadm.edgecore.api.Pod;
import dev.keadm.edgecore.edged.ContainerStarter.Place;
import dev.keadm.edgecore.edged.Outcome.Ready;
import dev.keadm.edgecore.edged.Outcome.Waiting;
import dev.keadm.identity.AgentIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a pod that is to run, run: sandbox, init containers in order, sidecars, containers. Belongs to the pod's worker. */
final class PodRunner {
    private static final Logger LOG = LoggerFactory.getLogger(PodRunner.class);

    private static final Duration SOON = Duration.ofSeconds(2);
    private static final Duration LATER = Duration.ofSeconds(10);
    private static final int QUICK_TRIES = 5;

    private final PodContext context;
    private final ContainerStarter starter;
    private final ContainerStopper stopper;
    private final RestartBackoff crashes = new RestartBackoff();
    private final Set<String> adopted = new HashSet<>();
    private @Nullable Prepared prepared;
    private Instant setupAgainAt = Instant.MIN;
    private String setupFailure = "";
    private int setupFailures;
    private boolean looked;
    private List<String> podIps = List.of();
    private String ipsOfSandbox = "";

    /** What came of a round. */
    sealed interface Step {
        /** Something was changed: look again at once. */
        record Changed() implements Step {}

        /** @param at when to come again without a signal; null for only then */
        record Idle(@Nullable Instant at) implements Step {}

        /** No container runs or will be started again. */
        record Completed() implements Step {}
    }

    PodRunner(PodContext context, ContainerStarter starter, ContainerStopper stopper) {
        this.context = context;
        this.starter = starter;
        this.stopper = stopper;
    }

    List<String> podIps() {
        return podIps;
    }

    Step run(Pod pod, Actual actual) throws CriException {
        adopt(pod, actual);
        Optional<PodSandbox> ready = actual.readySandbox();
        for (PodSandbox older : actual.sandboxes()) {
            if (Actual.isReady(older) && !older.id.equals(ready.orElseThrow().id)) {
                context.runtime().stopPodSandbox(older.id);
                return new Step.Changed();
            }
        }
        if (ready.isEmpty()) {
            return isOver(pod, actual) ? new Step.Completed() : sandbox(pod, actual);
        }
        learnIps(pod, ready.get().id);
        return containers(pod, actual, ready.get().id);
    }

    /** Containers of another agent whose hash we cannot make are taken as they are. */
    private void adopt(Pod pod, Actual actual) {
        if (looked) {
            return;
        }
        looked = true;
        Set<String> ours = new HashSet<>();
        for (PodSandbox sandbox : actual.sandboxes()) {
            if (sandbox.annotations.containsKey(AgentIdentity.OWNER_ANNOTATION)) {
                ours.add(sandbox.id);
            }
        }
        for (Observed container : actual.containers()) {
            if (!ours.contains(container.sandboxId()) && !isMadeFrom(pod, container)) {
                adopted.add(container.id());
            }
        }
        if (!actual.sandboxes().isEmpty()) {
            LOG.info(
                    "Took up a pod that is there pod={} running={}",
                    pod.fullName(),
                    actual.running().size());
        }
    }

    private static boolean isMadeFrom(Pod pod, Observed container) {
        String hash = container.status().annotations.get(PodNames.HASH);
        return Stream.concat(pod.spec().initContainers().stream(), pod.spec().containers().stream())
                .filter(c -> c.name().equals(container.name()))
                .anyMatch(c -> ContainerHash.of(c).equals(hash));
    }

    /** Without a sandbox: may what ended stay ended. */
    private static boolean isOver(Pod pod, Actual actual) {
        if (Containers.restartsAlways(pod)) {
            return false;
        }
        for (Container container : pod.spec().containers()) {
            Optional<Observed> last = actual.newest(container.name());
            if (last.isEmpty() || last.get().isCreated()) {
                // a Never pod whose sandbox died in the middle of its init containers is started again, as in the
                // kubelet
                return false;
            }
            if (Containers.restartsAfter(pod, last.get().exitCode())) {
                return false;
            }
        }
        return true;
    }

    private Step sandbox(Pod pod, Actual actual) throws CriException {
        Instant now = context.clock().instant();
        if (setupAgainAt.isAfter(now)) {
            return new Step.Idle(setupAgainAt);
        }
        if (context.preparation().prepare(pod) instanceof Waiting<Prepared>(String reason, String message)) {
            return setupFailed(pod, reason, message);
        }
        Outcome<PodSandboxConfig> filled = context.preparation().sandboxConfig(pod);
        if (filled instanceof Waiting<PodSandboxConfig>(String reason, String message)) {
            return setupFailed(pod, reason, message);
        }
        Outcome<String> handler = context.preparation().runtimeHandler(pod);
        if (handler instanceof Waiting<String>(String reason, String message)) {
            return setupFailed(pod, reason, message);
        }
        PodSandboxConfig config = context.names().sandbox(pod, value(filled), actual.nextAttempt());
        try {
            Files.createDirectories(context.names().logs(pod));
            context.runtime().runPodSandbox(config, value(handler));
        } catch (IOException e) {
            return setupFailed(pod, "CreatePodSandboxError", "log folder: " + e);
        } catch (CriException e) {
            return setupFailed(pod, "CreatePodSandboxError", e.detail());
        }
        setupFailures = 0;
        setupFailure = "";
        return new Step.Changed();
    }

    private static <T> T value(Outcome<T> outcome) {
        return switch (outcome) {
            case Ready<T>(T value) -> value;
            case Waiting<T> waiting -> throw new IllegalStateException(waiting.message());
        };
    }

    private Step setupFailed(Pod pod, String reason, String message) {
        if (!message.equals(setupFailure)) {
            LOG.warn("Pod cannot start yet pod={} reason={} cause={}", pod.fullName(), reason, message);
        }
        setupFailure = message;
        setupFailures++;
        setupAgainAt = context.clock().instant().plus(setupFailures < QUICK_TRIES ? SOON : LATER);
        for (Container container : pod.spec().containers()) {
            starter.waits(container.name(), "ContainerCreating", message);
        }
        return new Step.Idle(setupAgainAt);
    }

    private void learnIps(Pod pod, String sandboxId) throws CriException {
        if (pod.spec().hostNetwork()) {
            podIps = context.node().addresses();
        } else if (!sandboxId.equals(ipsOfSandbox)) {
            PodSandboxNetworkStatus network = context.runtime().podSandboxStatus(sandboxId).network;
            List<String> ips = new ArrayList<>();
            if (network != null && !network.ip.isEmpty()) {
                ips.add(network.ip);
                for (PodIP more : network.additional_ips) {
                    ips.add(more.ip);
                }
            }
            podIps = List.copyOf(ips);
            ipsOfSandbox = sandboxId;
        }
    }

    private Step containers(Pod pod, Actual actual, String sandboxId) throws CriException {
        Round round = new Round(pod, actual, sandboxId);
        boolean begun = pod.spec().containers().stream()
                .anyMatch(c -> actual.inSandbox(sandboxId, c.name()).isPresent());
        for (Container init : pod.spec().initContainers()) {
            boolean passed = Containers.isSidecar(init) ? round.sidecar(init) : begun || round.init(init);
            if (round.failed) {
                return new Step.Completed();
            }
            if (!passed && !begun) {
                return round.step();
            }
        }
        boolean over = true;
        for (Container container : pod.spec().containers()) {
            over &= round.container(container);
        }
        return over ? new Step.Completed() : round.step();
    }

    /** One walk over the containers of a pod. */
    private final class Round {
        private final Pod pod;
        private final Actual actual;
        private final String sandboxId;
        private boolean failed;
        private boolean changed;
        private @Nullable Instant next;

        Round(Pod pod, Actual actual, String sandboxId) {
            this.pod = pod;
            this.actual = actual;
            this.sandboxId = sandboxId;
        }

        Step step() {
            return changed ? new Step.Changed() : new Step.Idle(next);
        }

        /** @return whether the ones after it may start */
        boolean sidecar(Container container) throws CriException {
            Optional<Observed> current = actual.inSandbox(sandboxId, container.name());
            if (current.isPresent() && current.get().isRunning()) {
                return isUnchanged(container, current.get());
            }
            start(container, current);
            return false;
        }

        /** @return whether it is done */
        boolean init(Container container) throws CriException {
            Optional<Observed> current = actual.inSandbox(sandboxId, container.name());
            if (current.isPresent() && current.get().isRunning()) {
                return false;
            }
            if (current.isPresent() && current.get().hasEnded() && current.get().exitCode() == 0) {
                return true;
            }
            if (current.isPresent() && current.get().hasEnded() && Containers.restartsNever(pod)) {
                failed = true;
                return false;
            }
            start(container, current);
            return false;
        }

        /** @return whether it has ended for good */
        boolean container(Container container) throws CriException {
            Optional<Observed> current = actual.inSandbox(sandboxId, container.name());
            if (current.isPresent() && current.get().isRunning()) {
                isUnchanged(container, current.get());
                return false;
            }
            if (current.isPresent()
                    && current.get().hasEnded()
                    && !Containers.restartsAfter(pod, current.get().exitCode())) {
                return true;
            }
            start(container, current);
            return false;
        }

        private boolean isUnchanged(Container container, Observed running) {
            starter.forget(container.name());
            String hash = running.status().annotations.get(PodNames.HASH);
            if (adopted.contains(running.id()) || ContainerHash.of(container).equals(hash)) {
                return true;
            }
            LOG.info("Container's image changed, making it anew pod={} container={}", pod.fullName(), container.name());
            stopper.stopOne(pod, running);
            return false;
        }

        private void start(Container container, Optional<Observed> current) throws CriException {
            Instant now = context.clock().instant();
            if (current.isPresent() && current.get().isCreated()) {
                // a crash came between creation and start: what it was made of may be old
                context.runtime().removeContainer(current.get().id());
                changed = true;
                return;
            }
            if (current.isPresent() && !mayRestart(container, current.get(), now)) {
                return;
            }
            Optional<Place> place = place(now);
            if (place.isEmpty()) {
                return;
            }
            int restarts = actual.newest(container.name())
                    .map(c -> c.restartCount() + 1)
                    .orElseGet(() -> PodHistory.restarts(pod, container.name()));
            Optional<Instant> again = starter.start(pod, container, restarts, place.get());
            again.ifPresent(this::comeAgain);
            changed |= again.isEmpty() && starter.waitOf(container.name()).isEmpty() && !starter.isPulling(container);
            if (changed && current.isPresent()) {
                crashes.tried(container.name(), now);
            }
        }

        private boolean mayRestart(Container container, Observed ended, Instant now) {
            Instant at = crashes.mayTryAt(container.name(), ended.finishedAt());
            if (!at.isAfter(now)) {
                prepared = null;
                return true;
            }
            String delay =
                    crashes.delay(container.name()).toString().substring(2).toLowerCase(Locale.ROOT);
            starter.waits(
                    container.name(),
                    "CrashLoopBackOff",
                    "back-off " + delay + " restarting failed container=" + container.name() + " pod="
                            + pod.metadata().name() + "_" + PodNames.namespace(pod) + "(" + PodNames.uid(pod) + ")");
            comeAgain(at);
            return false;
        }

        private Optional<Place> place(Instant now) {
            Prepared ready = prepared;
            if (ready == null) {
                switch (context.preparation().prepare(pod)) {
                    case Ready<Prepared>(Prepared value) -> ready = value;
                    case Waiting<Prepared>(String reason, String message) -> {
                        LOG.warn("Volumes are not ready pod={} reason={} cause={}", pod.fullName(), reason, message);
                        comeAgain(now.plusSeconds(2));
                        return Optional.empty();
                    }
                }
                prepared = ready;
            }
            return switch (context.preparation().sandboxConfig(pod)) {
                case Ready<PodSandboxConfig>(PodSandboxConfig filled) ->
                    Optional.of(new Place(sandboxId, context.names().sandbox(pod, filled, attempt()), ready, podIps));
                case Waiting<PodSandboxConfig>(String reason, String message) -> {
                    LOG.warn("Sandbox cannot be described pod={} reason={} cause={}", pod.fullName(), reason, message);
                    comeAgain(now.plusSeconds(10));
                    yield Optional.empty();
                }
            };
        }

        private int attempt() {
            return actual.sandboxes().stream()
                    .filter(s -> s.id.equals(sandboxId))
                    .mapToInt(s -> s.metadata.attempt)
                    .findFirst()
                    .orElse(0);
        }

        private void comeAgain(Instant at) {
            if (next == null || at.isBefore(next)) {
                next = at;
            }
        }
    }
}
