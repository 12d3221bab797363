package dev.keadm.host.linux;

import dev.keadm.host.Network;
import dev.keadm.host.PortStatus;
import dev.keadm.host.SourceAddress;
import java.io.IOException;
import java.net.BindException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.SocketException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Interfaces, routes and ports, asked of the kernel through sockets. */
public final class LinuxNetwork implements Network {
    @Override
    public List<InetAddress> addresses() throws IOException {
        List<NetworkInterface> interfaces = NetworkInterface.networkInterfaces().toList();
        return interfaces.stream()
                .filter(LinuxNetwork::isUp)
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                .sorted(Comparator.comparing(address -> !(address instanceof Inet4Address)))
                .toList();
    }

    /** An interface that goes away while it is asked is not up. */
    private static boolean isUp(NetworkInterface network) {
        try {
            return network.isUp();
        } catch (SocketException _) {
            return false;
        }
    }

    @Override
    public Optional<InetAddress> addressTowards(InetAddress peer) {
        return SourceAddress.towards(peer);
    }

    @Override
    public PortStatus port(InetAddress address, int port) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, port));
            return new PortStatus.Free();
        } catch (BindException e) {
            if (String.valueOf(e.getMessage()).contains("in use")) {
                return new PortStatus.Taken(PortOwner.of(port));
            }
            throw new IOException(
                    "Cannot find out whether port " + port + " of " + address.getHostAddress() + " is free: "
                            + e.getMessage(),
                    e);
        }
    }
}
