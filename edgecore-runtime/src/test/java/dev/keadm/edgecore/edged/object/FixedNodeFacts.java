package dev.keadm.edgecore.edged.object;

import java.util.List;
import java.util.Map;

public record FixedNodeFacts(List<String> addresses, Map<String, String> allocatable, long memoryBytes)
        implements NodeFacts {
    public static FixedNodeFacts small() {
        return new FixedNodeFacts(
                List.of("10.0.0.5", "fd00::5"),
                Map.of("cpu", "4", "memory", "7926488Ki", "ephemeral-storage", "37926361466"),
                8221581312L);
    }
}
