package dev.keadm.edgecore.edged.object;

import java.util.List;
import java.util.Map;

/** What pods may learn of the node they run on. Answers come from memory and may change over time. */
public interface NodeFacts {
    /** The node's own addresses as text, first the one that its status carries first. */
    List<String> addresses();

    /** Quantities by resource name, as in the node's {@code status.allocatable}. */
    Map<String, String> allocatable();

    /** The machine's memory in bytes. */
    long memoryBytes();
}
