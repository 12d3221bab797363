package dev.keadm.request;

import java.net.InetAddress;

/** The address that the node tells Kubernetes. */
public final class NodeAddress {
    private NodeAddress() {}

    /** @throws dev.keadm.error.KeadmException ({@code USAGE}) for what is no literal unicast address */
    public static InetAddress parse(String text) {
        InetAddress address;
        try {
            address = InetAddress.ofLiteral(text);
        } catch (IllegalArgumentException e) {
            throw refused(text, "it is no IPv4 or IPv6 address");
        }
        if (address.isAnyLocalAddress() || address.isMulticastAddress()) {
            throw refused(text, "no machine can have it as its own");
        }
        return address;
    }

    private static RuntimeException refused(String text, String why) {
        return Refusal.of(
                "--node-ip",
                text,
                why,
                "Name an address of this machine, or leave the option out: keadm takes the one"
                        + " on the route to CloudCore.");
    }
}
