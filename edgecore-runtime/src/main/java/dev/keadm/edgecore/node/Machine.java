package dev.keadm.edgecore.node;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Optional;

/** What the agent asks its machine about. */
public interface Machine {
    /** What stays the same until the next boot, but for storage that was made larger. */
    MachineFacts facts() throws IOException;

    /** How much is left right now. */
    Headroom headroom() throws IOException;

    /** First address of an interface; empty when it has none or is not there. */
    Optional<InetAddress> addressOf(String interfaceName) throws IOException;

    /**
     * The machine's own address on the route to a host; when that is a loopback address, the one on the default route,
     * and only without such a route the loopback address itself.
     */
    InetAddress addressTowards(String host) throws IOException;
}
