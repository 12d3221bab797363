package dev.keadm.edgecore.edged.resource;

import dev.keadm.edgecore.api.Container;
import dev.keadm.edgecore.api.Pod;
import java.util.Objects;
import java.util.stream.Stream;

/** What all containers of a pod may use together. */
public final class PodResources {
    private PodResources() {}

    /** What a container asks for, or may have at most, of one resource. */
    enum Bound {
        REQUEST,
        LIMIT;

        Quantity of(Container container, String resource) {
            if (container.resources() == null) {
                return Quantity.ZERO;
            }
            return Quantity.parseOrZero(
                    switch (this) {
                        case REQUEST -> container.resources().requests().get(resource);
                        case LIMIT -> container.resources().limits().get(resource);
                    });
        }
    }

    /**
     * The most memory that the pod can use at one time; zero when one of its containers has no limit.
     *
     * @throws IllegalArgumentException when a limit is no quantity
     */
    public static Quantity memoryLimit(Pod pod) {
        boolean limited = Stream.concat(pod.spec().initContainers().stream(), pod.spec().containers().stream())
                .noneMatch(container -> Bound.LIMIT.of(container, "memory").isZero());
        return limited
                ? total(pod, Bound.LIMIT, "memory")
                        .plus(Quantity.parseOrZero(pod.spec().overhead().get("memory")))
                : Quantity.ZERO;
    }

    /**
     * The most that is in use at one time. Sidecars run beside everything that starts after them; other init containers
     * run one at a time before the rest.
     *
     * @throws IllegalArgumentException when an amount is no quantity
     */
    static Quantity total(Pod pod, Bound bound, String resource) {
        Quantity sidecars = Quantity.ZERO;
        Quantity most = Quantity.ZERO;
        for (Container container : pod.spec().initContainers()) {
            Quantity amount = bound.of(container, resource);
            most = greater(most, sidecars.plus(amount));
            if (Objects.equals(container.restartPolicy(), "Always")) {
                sidecars = sidecars.plus(amount);
            }
        }
        Quantity together = sidecars;
        for (Container container : pod.spec().containers()) {
            together = together.plus(bound.of(container, resource));
        }
        return greater(most, together);
    }

    private static Quantity greater(Quantity a, Quantity b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
