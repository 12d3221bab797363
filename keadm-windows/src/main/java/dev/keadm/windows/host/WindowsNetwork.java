package dev.keadm.windows.host;

import dev.keadm.host.Network;
import dev.keadm.host.PortStatus;
import dev.keadm.host.Processes;
import dev.keadm.host.RunningProcess;
import dev.keadm.host.SourceAddress;
import dev.keadm.windows.jna.ListenerCalls;
import dev.keadm.windows.system.NetworkAdapter;
import dev.keadm.windows.system.SystemView;
import java.io.IOException;
import java.net.BindException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The network adapters, less those of switches that lead nowhere but to containers and virtual machines. */
public final class WindowsNetwork implements Network {
    private final SystemView system;
    private final Processes processes;

    public WindowsNetwork(SystemView system, Processes processes) {
        this.system = system;
        this.processes = processes;
    }

    /** Where no adapter has a gateway, all that are up count. */
    @Override
    public List<InetAddress> addresses() throws IOException {
        List<NetworkAdapter> up = system.adapters().stream()
                .filter(adapter -> adapter.up() && !adapter.loopback())
                .toList();
        List<NetworkAdapter> out = up.stream().filter(NetworkAdapter::leadsOut).toList();
        return (out.isEmpty() ? up : out)
                .stream()
                        .flatMap(adapter -> adapter.addresses().stream())
                        .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                        .sorted(Comparator.comparing(address -> !(address instanceof Inet4Address)))
                        .toList();
    }

    @Override
    public Optional<InetAddress> addressTowards(InetAddress peer) {
        return SourceAddress.towards(peer);
    }

    /** A port that may not be bound though nobody listens there lies in a range that Hyper-V keeps for itself. */
    @Override
    public PortStatus port(InetAddress address, int port) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(address, port));
            return new PortStatus.Free();
        } catch (BindException e) {
            Optional<RunningProcess> owner = owner(port);
            if (owner.isPresent() || taken(String.valueOf(e.getMessage()))) {
                return new PortStatus.Taken(owner);
            }
            throw new IOException(
                    "Cannot find out whether port " + port + " of " + address.getHostAddress() + " is free: "
                            + e.getMessage(),
                    e);
        }
    }

    /** The JDK's own words for WSAEADDRINUSE and WSAEACCES, the same in every language. */
    private static boolean taken(String message) {
        return message.contains("already in use") || message.contains("Permission denied");
    }

    private Optional<RunningProcess> owner(int port) throws IOException {
        Optional<Integer> pid = ListenerCalls.process(port);
        return pid.isPresent() ? processes.find(pid.get()) : Optional.empty();
    }
}
