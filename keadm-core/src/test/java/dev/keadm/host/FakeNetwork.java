package dev.keadm.host;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A machine with one address, which is also the one on every route. */
public final class FakeNetwork implements Network {
    private final Map<Integer, Optional<RunningProcess>> taken = new HashMap<>();
    private Optional<InetAddress> address = Optional.of(InetAddress.ofLiteral("192.0.2.10"));

    public FakeNetwork withAddress(Optional<InetAddress> value) {
        address = value;
        return this;
    }

    public FakeNetwork withTaken(int port, Optional<RunningProcess> owner) {
        taken.put(port, owner);
        return this;
    }

    @Override
    public List<InetAddress> addresses() {
        return address.stream().toList();
    }

    @Override
    public Optional<InetAddress> addressTowards(InetAddress peer) {
        return address;
    }

    @Override
    public PortStatus port(InetAddress where, int port) {
        return taken.containsKey(port) ? new PortStatus.Taken(taken.get(port)) : new PortStatus.Free();
    }
}
