package dev.keadm.edgecore.node;

import dev.keadm.edgecore.api.Node;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The four conditions that this agent owns, in the order in which kubelets send them. Used by one thread.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/scheduling-eviction/node-pressure-eviction/#node-conditions">node
 *     conditions</a>
 */
final class NodeConditions {
    static final String READY = "Ready";

    private final Map<String, String> thresholds;
    private final Duration pressureTransition;

    /** When each pressure was last seen: it is kept up for a while, so that it does not flicker. */
    private final Map<String, Instant> seen = new HashMap<>();

    private final Map<String, Node.Condition> last = new HashMap<>();

    NodeConditions(Map<String, String> thresholds, Duration pressureTransition) {
        this.thresholds = thresholds;
        this.pressureTransition = pressureTransition;
    }

    List<Node.Condition> at(Instant now, Headroom left, RuntimeHealth.Finding runtime) {
        Instant second = now.truncatedTo(ChronoUnit.SECONDS);
        return List.of(
                memory(second, left),
                disk(second, left),
                pressure(
                        second,
                        "PIDPressure",
                        falls(left.processIds(), left.processIdTotal(), "pid.available"),
                        "KubeletHasInsufficientPID",
                        "kubelet has insufficient PID available",
                        "KubeletHasSufficientPID",
                        "kubelet has sufficient PID available"),
                ready(second, runtime));
    }

    private Node.Condition memory(Instant now, Headroom left) {
        return pressure(
                now,
                "MemoryPressure",
                falls(left.memoryBytes(), left.memoryTotal(), "memory.available"),
                "KubeletHasInsufficientMemory",
                "kubelet has insufficient memory available",
                "KubeletHasSufficientMemory",
                "kubelet has sufficient memory available");
    }

    private Node.Condition disk(Instant now, Headroom left) {
        return pressure(
                now,
                "DiskPressure",
                falls(left.storageBytes(), left.storageTotal(), "nodefs.available"),
                "KubeletHasDiskPressure",
                "kubelet has disk pressure",
                "KubeletHasNoDiskPressure",
                "kubelet has no disk pressure");
    }

    private boolean falls(long left, long total, String signal) {
        return left < Threshold.of(thresholds, signal).bytes(total);
    }

    private Node.Condition pressure(
            Instant now, String type, boolean falls, String bad, String badText, String good, String goodText) {
        if (falls) {
            seen.put(type, now);
        }
        Instant since = seen.get(type);
        boolean pressed = since != null && now.isBefore(since.plus(pressureTransition));
        return condition(now, type, pressed ? "True" : "False", pressed ? bad : good, pressed ? badText : goodText);
    }

    private Node.Condition ready(Instant now, RuntimeHealth.Finding runtime) {
        return switch (runtime) {
            case RuntimeHealth.Finding.Healthy _ ->
                condition(now, READY, "True", "EdgeReady", "edge is posting ready status");
            case RuntimeHealth.Finding.Unhealthy unhealthy ->
                condition(now, READY, "False", "KubeletNotReady", unhealthy.message());
        };
    }

    private Node.Condition condition(Instant now, String type, String status, String reason, String message) {
        Node.@Nullable Condition before = last.get(type);
        Instant transition = before != null && before.status().equals(status) ? before.lastTransitionTime() : now;
        Node.Condition condition = new Node.Condition(type, status, now, transition, reason, message);
        last.put(type, condition);
        return condition;
    }
}
