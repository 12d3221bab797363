package dev.keadm.host;

import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.Optional;

/** Which of its addresses the machine sends from, as the system's own table of routes says. */
public final class SourceAddress {
    /** Any port: no packet is sent, the system only chooses a route. */
    private static final int NO_PORT = 9;

    private SourceAddress() {}

    /** Empty when no route leads there. */
    public static Optional<InetAddress> towards(InetAddress peer) {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.connect(new InetSocketAddress(peer, NO_PORT));
            InetAddress local = socket.getLocalAddress();
            return local.isAnyLocalAddress() ? Optional.empty() : Optional.of(local);
        } catch (SocketException | UncheckedIOException _) {
            return Optional.empty();
        }
    }
}
