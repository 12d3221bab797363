package dev.keadm.edgecore.node;

import dev.keadm.edgecore.edged.resource.Quantity;
import java.util.Map;
import java.util.TreeMap;

/** A machine's resources, and what is left of them for pods. */
final class NodeResources {
    private static final String MEMORY = "memory";
    private static final String STORAGE = "ephemeral-storage";

    private NodeResources() {}

    static Map<String, String> capacity(MachineFacts facts, int maxPods) {
        Map<String, String> resources = new TreeMap<>(facts.furtherResources());
        resources.put("cpu", String.valueOf(facts.processors()));
        resources.put(MEMORY, (facts.memoryBytes() >> 10) + "Ki");
        resources.put(STORAGE, (facts.storageBytes() >> 10) + "Ki");
        resources.put("pods", String.valueOf(maxPods));
        return resources;
    }

    /** Capacity less what is reserved for the system and what the eviction thresholds keep back. */
    static Map<String, String> allocatable(MachineFacts facts, NodeSettings settings) {
        Map<String, String> resources = capacity(facts, settings.maxPods());
        long memory = facts.memoryBytes()
                - reserved(settings, MEMORY)
                - Threshold.of(settings.evictionHard(), "memory.available").bytes(facts.memoryBytes());
        long storage = facts.storageBytes()
                - reserved(settings, STORAGE)
                - Threshold.of(settings.evictionHard(), "nodefs.available").bytes(facts.storageBytes());
        resources.put("cpu", cpu(facts, settings));
        resources.put(MEMORY, (Math.max(0, memory) >> 10) + "Ki");
        resources.put(STORAGE, String.valueOf(Math.max(0, storage)));
        return resources;
    }

    private static String cpu(MachineFacts facts, NodeSettings settings) {
        long held = Quantity.parseOrZero(settings.reserved().get("cpu")).milliValue();
        return held == 0 ? String.valueOf(facts.processors()) : Math.max(0, facts.processors() * 1000L - held) + "m";
    }

    private static long reserved(NodeSettings settings, String resource) {
        return Quantity.parseOrZero(settings.reserved().get(resource)).value();
    }
}
