package dev.keadm.cri;

import java.time.Duration;

/**
 * How long a call may take. A pull has no deadline; stopping a container and running a command add what the caller
 * grants to {@code ordinary}.
 *
 * @param health of Version and Status
 * @param ordinary of every other call; the kubelet's runtimeRequestTimeout
 */
public record CriDeadlines(Duration health, Duration ordinary) {
    public static final CriDeadlines KUBELET = new CriDeadlines(Duration.ofSeconds(10), Duration.ofMinutes(2));
}
