package dev.keadm.windows.network;

import java.io.IOException;
import java.util.List;

/**
 * The networks for containers on this machine. Every call may take seconds, and is given up after a minute. That HNS is
 * not there at all, as on a Windows without the feature Containers, is an {@link IOException} that says so.
 */
public interface HostNetworks {
    /** All of them, of whoever they are. */
    List<HostNetwork> list() throws IOException, InterruptedException;

    /**
     * Makes a NAT network whose subnet HNS picks, so that it meets nothing that the machine knows of.
     *
     * @return the network with its subnet; one of that name and kind that is there already is given back as it is
     * @throws IOException also when the name belongs to a network of another kind
     */
    HostNetwork createNat(String name) throws IOException, InterruptedException;

    /** What is attached to a network, by names or else ids; empty when there is none of that id. */
    List<String> endpoints(String id) throws IOException, InterruptedException;

    /** Removes a network and the endpoints in it, and waits until it is gone. Succeeds when there is none of that id. */
    void remove(String id) throws IOException, InterruptedException;
}
