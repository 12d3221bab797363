package dev.keadm.edgecore.node;

import java.util.Locale;
import java.util.Map;

/**
 * A machine in Kubernetes' words.
 *
 * @param operatingSystem {@code linux} or {@code windows}
 * @param architecture Go's name: {@code amd64}, {@code arm64}, {@code arm}
 * @param storageBytes size of the file system that holds the pods
 * @param furtherResources quantities of what only some machines have, such as {@code hugepages-2Mi}
 * @param labels what only this operating system puts on its nodes
 */
public record MachineFacts(
        String operatingSystem,
        String architecture,
        int processors,
        long memoryBytes,
        long storageBytes,
        Map<String, String> furtherResources,
        Map<String, String> labels,
        Identity identity) {
    public MachineFacts {
        furtherResources = Map.copyOf(furtherResources);
        labels = Map.copyOf(labels);
    }

    /** Go's names, which images and labels use. */
    static String architecture(String javaName) {
        return switch (javaName) {
            case "amd64", "x86_64" -> "amd64";
            case "aarch64" -> "arm64";
            case "arm" -> "arm";
            default -> javaName.toLowerCase(Locale.ROOT);
        };
    }

    /** Texts of {@code nodeInfo}; empty where the machine does not tell. */
    public record Identity(String machineId, String systemUuid, String bootId, String kernelVersion, String osImage) {}
}
