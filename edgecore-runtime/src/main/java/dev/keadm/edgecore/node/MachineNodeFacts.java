package dev.keadm.edgecore.node;

import dev.keadm.edgecore.edged.object.NodeFacts;
import java.util.List;
import java.util.Map;

/** What pods may learn of this node: what the agent reports of it, as it was when the agent started. */
public record MachineNodeFacts(List<String> addresses, Map<String, String> allocatable, long memoryBytes)
        implements NodeFacts {

    public MachineNodeFacts {
        addresses = List.copyOf(addresses);
        allocatable = Map.copyOf(allocatable);
    }

    public static MachineNodeFacts of(MachineFacts machine, NodeSettings settings) {
        return new MachineNodeFacts(
                settings.addresses(), NodeResources.allocatable(machine, settings), machine.memoryBytes());
    }
}
