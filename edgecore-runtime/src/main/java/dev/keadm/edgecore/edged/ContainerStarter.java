package dev.keadm.edgecore.edged;

import dev.keadm.cri.CriException;
import dev.keadm.cri.v1.ContainerConfig;
import dev.keadm.cri.v1.PodSandboxConfig;
import dev.keadm.edgecore.api.Container;
import dev.keadm.edgecore.api.Pod;
import dev.keadm.edgecore.edged.Outcome.Ready;
import dev.keadm.edgecore.edged.Outcome.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings one pod's containers from nothing to running, and remembers why one waits. Belongs to the pod's worker. */
final class ContainerStarter {
    private static final Logger LOG = LoggerFactory.getLogger(ContainerStarter.class);
    private static final Duration HOOK = Duration.ofMinutes(2);

    private final PodContext context;
    private final Activities activities;
    private final RestartBackoff images = new RestartBackoff();
    private final RestartBackoff creations = new RestartBackoff();
    private final Map<String, Instant> failedAt = new HashMap<>();
    private final Map<String, Waiting<?>> waits = new HashMap<>();
    private final Map<String, Integer> skipped = new HashMap<>();

    /** @param sandboxId running */
    record Place(String sandboxId, PodSandboxConfig sandbox, Prepared prepared, List<String> podIps) {}

    ContainerStarter(PodContext context, Activities activities) {
        this.context = context;
        this.activities = activities;
    }

    Optional<Waiting<?>> waitOf(String container) {
        return Optional.ofNullable(waits.get(container));
    }

    void waits(String container, String reason, String message) {
        waits.put(container, new Waiting<>(reason, message));
    }

    void forget(String container) {
        waits.remove(container);
    }

    boolean isPulling(Container container) {
        return activities.isRunning(imageKey(container));
    }

    /** @return when to try again; empty when it was started or a signal will come */
    Optional<Instant> start(Pod pod, Container container, int restartCount, Place place) {
        Instant now = context.clock().instant();
        String name = container.name();
        Instant failed = failedAt.get(name);
        if (failed != null) {
            Instant next = creations.mayTryAt(name, failed);
            if (next.isAfter(now)) {
                return Optional.of(next);
            }
        }
        Optional<Outcome<String>> image = image(pod, container, now);
        if (image.isEmpty()) {
            return waitingForImage(container, now);
        }
        if (image.get() instanceof Ready<String>(String reference)) {
            return create(pod, container, restartCount, place, reference);
        }
        return waitingForImage(container, now);
    }

    private Optional<Instant> waitingForImage(Container container, Instant now) {
        String key = imageKey(container);
        if (activities.isRunning(key)) {
            return Optional.empty();
        }
        Instant failed = failedAt.getOrDefault(key, now);
        return Optional.of(images.mayTryAt(key, failed));
    }

    /** Empty while the pull runs or backs off. */
    private Optional<Outcome<String>> image(Pod pod, Container container, Instant now) {
        String key = imageKey(container);
        Instant failed = failedAt.get(key);
        if (failed != null && images.mayTryAt(key, failed).isAfter(now)) {
            Waiting<?> w = waits.get(container.name());
            if (w != null && w.reason().equals("ErrImagePull")) {
                waits(
                        container.name(),
                        "ImagePullBackOff",
                        "Back-off pulling image \"" + container.image() + "\": " + w.message());
            }
            return Optional.empty();
        }
        if (!activities.isKnown(key)) {
            activities.start(key, () -> new Pulled(context.preparation().ensureImage(pod, container)));
        }
        Optional<Outcome<String>> outcome = take(key);
        outcome.ifPresent(o -> note(container, key, o, context.clock().instant()));
        return outcome;
    }

    private record Pulled(Outcome<String> outcome) {}

    private Optional<Outcome<String>> take(String key) {
        try {
            return activities.take(key, Pulled.class).map(Pulled::outcome);
        } catch (IllegalStateException e) {
            LOG.error("Looking after an image broke off", e);
            return Optional.of(Outcome.waiting("ErrImagePull", String.valueOf(e.getMessage())));
        }
    }

    private void note(Container container, String key, Outcome<String> outcome, Instant now) {
        switch (outcome) {
            case Ready<String> _ -> {
                failedAt.remove(key);
                images.forget(key);
            }
            case Waiting<String> waiting -> {
                failedAt.put(key, now);
                images.tried(key, now);
                waits.put(container.name(), waiting);
            }
        }
    }

    private static String imageKey(Container container) {
        return "image/" + container.name() + "/" + container.image();
    }

    private Optional<Instant> create(Pod pod, Container container, int restartCount, Place place, String reference) {
        int attempt = restartCount + skipped.getOrDefault(container.name(), 0);
        Outcome<ContainerConfig> filled = context.preparation()
                .containerConfig(pod, container, attempt, reference, place.prepared(), place.podIps());
        return switch (filled) {
            case Waiting<ContainerConfig> waiting -> failed(container, waiting);
            case Ready<ContainerConfig>(ContainerConfig config) ->
                create(pod, container, context.names().container(pod, container, config, attempt), place);
        };
    }

    private Optional<Instant> create(Pod pod, Container container, ContainerConfig config, Place place) {
        String id;
        try {
            id = context.runtime().createContainer(place.sandboxId(), config, place.sandbox());
        } catch (CriException e) {
            if (e.detail().contains("is reserved for")) {
                // a container that the runtime no longer lists holds the name: the next number is free
                skipped.merge(container.name(), 1, Integer::sum);
            }
            return failed(container, new Waiting<>("CreateContainerError", e.detail()));
        }
        try {
            context.runtime().startContainer(id);
        } catch (CriException e) {
            // the runtime keeps it as ended, and the next look counts that as its end
            return failed(container, new Waiting<>("RunContainerError", e.detail()));
        }
        failedAt.remove(container.name());
        creations.forget(container.name());
        skipped.remove(container.name());
        waits.remove(container.name());
        LOG.info("Started container pod={} container={} id={}", pod.fullName(), container.name(), id);
        return postStart(container, id);
    }

    private Optional<Instant> postStart(Container container, String id) {
        Container.Lifecycle lifecycle = container.lifecycle();
        Container.Handler hook = lifecycle == null ? null : lifecycle.postStart();
        if (hook == null) {
            return Optional.empty();
        }
        try {
            Hooks.run(context, id, hook, HOOK);
            return Optional.empty();
        } catch (CriException e) {
            LOG.warn("postStart hook failed, stopping the container container={} cause={}", id, e.detail());
            stopAfterHook(id);
            return failed(container, new Waiting<>("PostStartHookError", e.detail()));
        }
    }

    private void stopAfterHook(String id) {
        try {
            context.runtime().stopContainer(id, Duration.ofSeconds(2));
        } catch (CriException e) {
            LOG.warn("Cannot stop a container whose postStart hook failed container={} cause={}", id, e.detail());
        }
    }

    private Optional<Instant> failed(Container container, Waiting<?> waiting) {
        Instant now = context.clock().instant();
        waits.put(container.name(), waiting);
        creations.tried(container.name(), now);
        failedAt.put(container.name(), now);
        LOG.warn(
                "Cannot start container container={} reason={} cause={}",
                container.name(),
                waiting.reason(),
                waiting.message());
        return Optional.of(creations.mayTryAt(container.name(), now));
    }
}
