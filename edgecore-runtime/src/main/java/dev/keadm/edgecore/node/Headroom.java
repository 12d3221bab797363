package dev.keadm.edgecore.node;

/**
 * What is left of what runs out.
 *
 * @param memoryBytes what a new process could have without swapping
 * @param processIds how many more processes the machine takes; {@link Long#MAX_VALUE} where it has no such bound
 */
public record Headroom(
        long memoryBytes,
        long memoryTotal,
        long storageBytes,
        long storageTotal,
        long processIds,
        long processIdTotal) {}
