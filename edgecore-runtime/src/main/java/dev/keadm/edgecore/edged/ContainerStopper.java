package dev.keadm.edgecore.edged;

import dev.keadm.cri.CriException;
import dev.keadm.edgecore.api.Container;
import dev.keadm.edgecore.api.Pod;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops a pod's containers within the pod's grace: the ordinary ones together, then the sidecars one by one, the one
 * that was started last first. Each stop is an activity, so that a shorter grace can overtake it.
 */
final class ContainerStopper {
    private static final Logger LOG = LoggerFactory.getLogger(ContainerStopper.class);
    private static final Duration AT_LEAST = Duration.ofSeconds(2);

    private final PodContext context;
    private final Activities activities;
    private @Nullable Instant deadline;
    private int round;

    ContainerStopper(PodContext context, Activities activities) {
        this.context = context;
        this.activities = activities;
    }

    /** Call again after each signal until nothing runs. */
    void stopAll(Pod pod, List<Observed> running, Duration grace) {
        Instant until = context.clock().instant().plus(grace);
        if (deadline == null || until.isBefore(deadline)) {
            // a grace that was cut short overtakes the stops under way
            deadline = until;
            round++;
        }
        for (Observed container : next(pod, running)) {
            String key = "stop/" + container.id() + "/" + round;
            collect(key);
            if (!activities.isKnown(key)) {
                Duration left = Duration.between(context.clock().instant(), deadline);
                activities.start(key, () -> stop(pod, container, left));
            }
        }
    }

    /** One container that is to be made anew. */
    void stopOne(Pod pod, Observed container) {
        String key = "stop/" + container.id();
        collect(key);
        if (!activities.isKnown(key)) {
            activities.start(key, () -> stop(pod, container, PodGrace.of(pod)));
        }
    }

    private void collect(String key) {
        try {
            activities.take(key, Boolean.class);
        } catch (IllegalStateException e) {
            LOG.error("Stopping a container broke off, trying again", e);
        }
    }

    private static List<Observed> next(Pod pod, List<Observed> running) {
        List<String> sidecars = pod.spec().initContainers().stream()
                .filter(Containers::isSidecar)
                .map(Container::name)
                .toList()
                .reversed();
        List<Observed> ordinary =
                running.stream().filter(c -> !sidecars.contains(c.name())).toList();
        if (!ordinary.isEmpty()) {
            return ordinary;
        }
        return sidecars.stream()
                .flatMap(name -> running.stream().filter(c -> c.name().equals(name)))
                .findFirst()
                .stream()
                .toList();
    }

    private Boolean stop(Pod pod, Observed container, Duration grace) {
        Clock clock = context.clock();
        Instant begun = clock.instant();
        Duration left = grace;
        Optional<Container.Handler> hook = preStop(pod, container.name());
        if (hook.isPresent() && grace.compareTo(Duration.ZERO) > 0) {
            try {
                Hooks.run(context, container.id(), hook.get(), grace);
            } catch (CriException e) {
                LOG.warn(
                        "preStop hook failed pod={} container={} cause={}",
                        pod.fullName(),
                        container.name(),
                        e.detail());
            }
            left = grace.minus(Duration.between(begun, clock.instant()));
        }
        if (hook.isPresent() && left.compareTo(AT_LEAST) < 0) {
            left = AT_LEAST;
        }
        try {
            context.runtime().stopContainer(container.id(), left.isNegative() ? Duration.ZERO : left);
            return true;
        } catch (CriException e) {
            LOG.warn(
                    "Cannot stop container, trying again pod={} container={} cause={}",
                    pod.fullName(),
                    container.name(),
                    e.detail());
            return false;
        }
    }

    private static Optional<Container.Handler> preStop(Pod pod, String name) {
        return Stream.concat(pod.spec().initContainers().stream(), pod.spec().containers().stream())
                .filter(c -> c.name().equals(name))
                .flatMap(c -> Stream.ofNullable(c.lifecycle()))
                .flatMap(l -> Stream.ofNullable(l.preStop()))
                .findFirst();
    }
}
