package dev.keadm.edgecore.edged.resource;

import dev.keadm.edgecore.api.Container;
import dev.keadm.edgecore.api.Pod;
import java.util.Objects;

/** What all containers of a pod may use together. */
public final class PodResources {
    private PodResources() {}

    /**
     * The most memory that the pod can use at one time; zero when one of its containers has no limit.
     *
     * <p>Sidecars run beside everything that starts after them; other init containers run one at a time before the rest.
     *
     * @throws IllegalArgumentException when a limit is no quantity
     */
    public static Quantity memoryLimit(Pod pod) {
        Quantity sidecars = Quantity.ZERO;
        Quantity most = Quantity.ZERO;
        for (Container container : pod.spec().initContainers()) {
            Quantity limit = memoryLimit(container);
            if (limit.isZero()) {
                return Quantity.ZERO;
            }
            if (Objects.equals(container.restartPolicy(), "Always")) {
                sidecars = sidecars.plus(limit);
                most = greater(most, sidecars);
            } else {
                most = greater(most, sidecars.plus(limit));
            }
        }
        Quantity together = sidecars;
        for (Container container : pod.spec().containers()) {
            Quantity limit = memoryLimit(container);
            if (limit.isZero()) {
                return Quantity.ZERO;
            }
            together = together.plus(limit);
        }
        Quantity overhead = Quantity.parseOrZero(pod.spec().overhead().get("memory"));
        return greater(most, together).plus(overhead);
    }

    static Quantity memoryLimit(Container container) {
        return container.resources() == null
                ? Quantity.ZERO
                : Quantity.parseOrZero(container.resources().limits().get("memory"));
    }

    private static Quantity greater(Quantity a, Quantity b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
