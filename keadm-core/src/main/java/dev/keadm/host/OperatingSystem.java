package dev.keadm.host;

/**
 * @param family as Kubernetes labels nodes: {@code linux}, {@code windows}
 * @param name for people: {@code Debian GNU/Linux 12 (bookworm)}
 * @param kernel its version: {@code 6.1.0-18-amd64}
 * @param architecture as Kubernetes labels nodes: {@code amd64}, {@code arm64}
 */
public record OperatingSystem(String family, String name, String kernel, String architecture) {}
