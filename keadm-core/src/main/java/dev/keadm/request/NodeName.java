package dev.keadm.request;

import java.util.Locale;

/**
 * The name of a Kubernetes node: a DNS subdomain of RFC 1123.
 *
 * @param value lower-case letters, digits, {@code -} and {@code .}, at most 253 characters
 */
public record NodeName(String value) {
    /** What Go keadm takes where the host name is no node name. */
    public static final NodeName FALLBACK = new NodeName("default-edge-node");

    /** @throws dev.keadm.error.KeadmException ({@code USAGE}) for what Kubernetes would refuse */
    public static NodeName parse(String text) {
        if (!valid(text)) {
            throw Refusal.of(
                    "--edgenode-name",
                    text,
                    "a node name is made of lower-case letters, digits, '-' and '.', each part between dots begins and"
                            + " ends with a letter or digit and has at most 63 characters, 253 in all",
                    "For example: " + suggestion(text));
        }
        return new NodeName(text);
    }

    /** The node name that this host name makes, {@link #FALLBACK} when it makes none. */
    public static NodeName fromHostName(String hostName) {
        String lower = hostName.toLowerCase(Locale.ROOT);
        return valid(lower) ? new NodeName(lower) : FALLBACK;
    }

    private static boolean valid(String text) {
        return DnsName.subdomain(text);
    }

    private static String suggestion(String text) {
        String near = text.toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9.-]+", "-")
                .replaceAll("\\.+", ".")
                .replaceAll("(?<=^|\\.)-+|-+(?=\\.|$)|^\\.|\\.$", "");
        return DnsName.subdomain(near) ? near : "edge-1";
    }

    @Override
    public String toString() {
        return value;
    }
}
