package dev.keadm.runtime;

import dev.keadm.request.RuntimeEndpoint;
import java.io.IOException;
import java.util.List;

/** Container runtimes, each by its endpoint. Every call ends by a deadline of its own. */
public interface Runtimes {
    /** @throws IOException when nothing answers there, or what does is no container runtime; the message names both */
    RuntimeState look(RuntimeEndpoint endpoint) throws IOException, InterruptedException;

    /** @throws IOException when it cannot be asked */
    List<RuntimeSandbox> sandboxes(RuntimeEndpoint endpoint) throws IOException, InterruptedException;

    /**
     * Stops a sandbox with its containers and removes them; succeeds when it is gone.
     *
     * @throws IOException when the runtime did not do it
     */
    void remove(RuntimeEndpoint endpoint, RuntimeSandbox sandbox) throws IOException, InterruptedException;
}
