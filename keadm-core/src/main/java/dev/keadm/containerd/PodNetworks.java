package dev.keadm.containerd;

import java.io.IOException;
import java.util.List;

/** The machine's networks, as far as pods' bridges go. */
public interface PodNetworks {
    /** What the machine has routes to, its default route aside: IPv4. */
    List<Subnet> routed() throws IOException;

    /** Deletes the bridge that CNI made for pods; succeeds when there is none of that name. */
    void deleteBridge(String name) throws IOException, InterruptedException;
}
