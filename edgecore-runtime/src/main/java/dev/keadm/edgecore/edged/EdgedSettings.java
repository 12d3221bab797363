package dev.keadm.edgecore.edged;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What edged is told once.
 *
 * @param agentId marks the sandboxes that are ours; empty on a machine that keadm did not join
 * @param os in Go's spelling, {@code linux} or {@code windows}
 * @param podLogs the kubelet's {@code /var/log/pods}
 * @param state a folder of the agent's own, for what must outlive a crash
 * @param maxPods of the node
 * @param nodeLabels of the Node as the API server has it; empty while that is not known, which refuses no pod
 * @param relist how often the runtime is asked what changed
 */
public record EdgedSettings(
        String nodeName,
        Optional<String> agentId,
        String os,
        Path podLogs,
        Path state,
        int maxPods,
        Supplier<Optional<Map<String, String>>> nodeLabels,
        Duration relist) {}
