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
 * @param logs when a running container's log is moved aside
 */
public record EdgedSettings(
        String nodeName,
        Optional<String> agentId,
        String os,
        Path podLogs,
        Path state,
        int maxPods,
        Supplier<Optional<Map<String, String>>> nodeLabels,
        Duration relist,
        Logs logs) {

    /**
     * @param maxBytes of one file
     * @param maxFiles of one container, the one that is written included; at least 2
     * @param look how often sizes are looked at
     */
    public record Logs(long maxBytes, int maxFiles, Duration look) {}
}
