package dev.keadm.edgecore.node;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Which of its addresses the machine sends from, as the system's own table of routes says. */
final class OwnAddress {
    /** Any port: no packet is sent, the system only chooses a route. */
    private static final int NO_PORT = 9;

    /** TEST-NET-1, RFC 5737: reached over the default route wherever there is one. */
    private static final String ANYWHERE = "192.0.2.1";

    private OwnAddress() {}

    static InetAddress towards(String host) throws IOException {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.connect(new InetSocketAddress(InetAddress.getByName(host), NO_PORT));
            return socket.getLocalAddress();
        }
    }

    /** Towards everywhere; {@code otherwise} when there is no such route. */
    static InetAddress onDefaultRoute(InetAddress otherwise) {
        try {
            InetAddress found = towards(ANYWHERE);
            return found.isAnyLocalAddress() ? otherwise : found;
        } catch (IOException _) {
            return otherwise;
        }
    }
}
