package dev.keadm.host;

import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/** The machine's place in the network; changes nothing. */
public interface Network {
    /** Of interfaces that are up, without loopback and link-local ones; IPv4 first. */
    List<InetAddress> addresses() throws IOException;

    /** The machine's own address from which it talks to that one; empty when no route leads there. Sends nothing. */
    Optional<InetAddress> addressTowards(InetAddress peer) throws IOException;

    /** Whether a server could listen there now. */
    PortStatus port(InetAddress address, int port) throws IOException;
}
