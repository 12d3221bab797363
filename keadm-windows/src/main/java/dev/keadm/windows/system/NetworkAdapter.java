package dev.keadm.windows.system;

import java.net.InetAddress;
import java.util.List;

/**
 * @param name what people know it by, in the machine's language: {@code Ethernet}
 * @param description the device
 * @param suffix the domain of this connection; may be empty
 */
public record NetworkAdapter(
        String name,
        String description,
        boolean up,
        boolean loopback,
        List<InetAddress> addresses,
        List<InetAddress> gateways,
        List<InetAddress> nameServers,
        String suffix) {
    public NetworkAdapter {
        addresses = List.copyOf(addresses);
        gateways = List.copyOf(gateways);
        nameServers = List.copyOf(nameServers);
    }

    /** Whether it is up and leads beyond this machine and its own switches. */
    public boolean leadsOut() {
        return up && !loopback && !gateways.isEmpty();
    }
}
