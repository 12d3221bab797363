package dev.keadm.edgecore.edged.resource;

import dev.keadm.edgecore.api.Container;
import dev.keadm.edgecore.api.Container.ResourceRequirements;
import dev.keadm.edgecore.api.Pod;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How much a pod's containers are promised; it follows from their requests and limits. */
public enum QosClass {
    GUARANTEED("Guaranteed"),
    BURSTABLE("Burstable"),
    BEST_EFFORT("BestEffort");

    private static final List<String> COUNTED = List.of("cpu", "memory");

    private final String text;

    QosClass(String text) {
        this.text = text;
    }

    /** As in the pod's {@code status.qosClass}. */
    public String text() {
        return text;
    }

    /** @throws IllegalArgumentException when a request or limit is no quantity */
    public static QosClass of(Pod pod) {
        String known = pod.status() == null ? null : pod.status().qosClass();
        for (QosClass qos : values()) {
            if (qos.text.equals(known)) {
                return qos;
            }
        }
        Map<String, Quantity> requests = new HashMap<>();
        Map<String, Quantity> limits = new HashMap<>();
        boolean allLimited = true;
        for (Container container : Stream.concat(pod.spec().containers().stream(), pod.spec().initContainers().stream())
                .toList()) {
            ResourceRequirements wanted = container.resources();
            add(requests, wanted == null ? Map.of() : wanted.requests());
            int limited = add(limits, wanted == null ? Map.of() : wanted.limits());
            allLimited &= limited == COUNTED.size();
        }
        if (requests.isEmpty() && limits.isEmpty()) {
            return BEST_EFFORT;
        }
        return allLimited && equal(requests, limits) ? GUARANTEED : BURSTABLE;
    }

    private static int add(Map<String, Quantity> sum, Map<String, String> wanted) {
        int counted = 0;
        for (String name : COUNTED) {
            Quantity amount = Quantity.parseOrZero(wanted.get(name));
            if (amount.compareTo(Quantity.ZERO) > 0) {
                sum.merge(name, amount, Quantity::plus);
                counted++;
            }
        }
        return counted;
    }

    private static boolean equal(Map<String, Quantity> requests, Map<String, Quantity> limits) {
        for (Map.Entry<String, Quantity> request : requests.entrySet()) {
            Quantity limit = limits.get(request.getKey());
            if (limit == null || limit.compareTo(request.getValue()) != 0) {
                return false;
            }
        }
        return requests.size() == limits.size();
    }
}
