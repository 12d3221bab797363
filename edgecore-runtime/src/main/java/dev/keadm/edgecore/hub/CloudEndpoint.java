package dev.keadm.edgecore.hub;

import java.util.Optional;

/** Where a CloudHub listens. An IPv6 address carries its brackets. */
public record CloudEndpoint(String host, int port) {
    /** {@code host:port} or {@code [v6]:port}; empty when it is neither. */
    public static Optional<CloudEndpoint> parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon <= 0) {
            return Optional.empty();
        }
        String host = text.substring(0, colon);
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        if (!bracketed && host.contains(":")) {
            return Optional.empty();
        }
        try {
            int port = Integer.parseInt(text.substring(colon + 1));
            return port > 0 && port < 65536 ? Optional.of(new CloudEndpoint(host, port)) : Optional.empty();
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
