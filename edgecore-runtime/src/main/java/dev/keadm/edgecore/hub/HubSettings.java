package dev.keadm.edgecore.hub;

import java.time.Duration;
import java.util.List;

/**
 * How to keep in touch with CloudHub.
 *
 * @param cloudHubs tried in turn, at least one
 * @param heartbeat between two keepalives; CloudHub ends a session that misses them for 30 s
 * @param messageQps mean rate of messages to the cloud, keepalives and ACKs aside
 */
public record HubSettings(
        String nodeName,
        String projectId,
        List<CloudEndpoint> cloudHubs,
        Duration heartbeat,
        Duration handshakeTimeout,
        Duration writeTimeout,
        int messageQps,
        int messageBurst) {
    public HubSettings {
        cloudHubs = List.copyOf(cloudHubs);
        if (cloudHubs.isEmpty()) {
            throw new IllegalArgumentException("cloudHubs is empty");
        }
    }
}
