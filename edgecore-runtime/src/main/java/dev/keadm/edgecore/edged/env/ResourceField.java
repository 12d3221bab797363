package dev.keadm.edgecore.edged.env;

import dev.keadm.edgecore.api.Container;
import dev.keadm.edgecore.api.Pod;
import dev.keadm.edgecore.api.ResourceFieldSelector;
import dev.keadm.edgecore.edged.PreparationException;
import dev.keadm.edgecore.edged.object.NodeFacts;
import dev.keadm.edgecore.edged.resource.Quantity;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A request or limit of a container as a whole number of its divisor, rounded up. A limit that is not set is what the
 * node can give.
 */
public final class ResourceField {
    private static final String CPU = "cpu";

    private ResourceField() {}

    /** @param own the container that asks; another one is named in the selector, and must be for a volume's file */
    public static String of(ResourceFieldSelector selector, Pod pod, @Nullable Container own, NodeFacts node)
            throws PreparationException {
        Container container = container(selector, pod, own);
        String field = selector.resource();
        int dot = field.indexOf('.');
        String list = dot < 0 ? "" : field.substring(0, dot);
        String name = field.substring(dot + 1);
        boolean known = switch (name) {
            case CPU, "memory", "ephemeral-storage" -> true;
            default -> name.startsWith("hugepages-");
        };
        if (!known || !(list.equals("limits") || list.equals("requests"))) {
            throw new PreparationException("unsupported container resource : " + field);
        }
        try {
            Quantity amount = list.equals("limits") ? limit(container, name, node) : request(container, name);
            return inDivisors(amount, divisor(selector), name.equals(CPU));
        } catch (IllegalArgumentException e) {
            throw new PreparationException(
                    "%s of container \"%s\": %s".formatted(field, container.name(), e.getMessage()), e);
        }
    }

    private static Container container(ResourceFieldSelector selector, Pod pod, @Nullable Container own)
            throws PreparationException {
        String name = selector.containerName();
        if (name == null || name.isEmpty()) {
            if (own != null) {
                return own;
            }
            throw new PreparationException("container  not found: resourceFieldRef names no container");
        }
        return Stream.concat(pod.spec().containers().stream(), pod.spec().initContainers().stream())
                .filter(container -> container.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new PreparationException("container " + name + " not found"));
    }

    private static Quantity limit(Container container, String name, NodeFacts node) {
        Quantity limit = container.resources() == null
                ? Quantity.ZERO
                : Quantity.parseOrZero(container.resources().limits().get(name));
        if (!limit.isZero() || name.startsWith("hugepages-")) {
            return limit;
        }
        Map<String, String> allocatable = node.allocatable();
        return Quantity.parseOrZero(allocatable.get(name));
    }

    private static Quantity request(Container container, String name) {
        return container.resources() == null
                ? Quantity.ZERO
                : Quantity.parseOrZero(container.resources().requests().get(name));
    }

    private static Quantity divisor(ResourceFieldSelector selector) {
        Quantity divisor = Quantity.parseOrZero(selector.divisor());
        return divisor.isZero() ? Quantity.of(1) : divisor;
    }

    /** Kubernetes divides floating-point numbers here, so that is what is done. */
    private static String inDivisors(Quantity amount, Quantity divisor, boolean cpu) {
        double value = cpu ? amount.milliValue() : amount.value();
        double unit = cpu ? divisor.milliValue() : divisor.value();
        return Long.toString((long) Math.ceil(value / unit));
    }
}
