package dev.keadm.runtime;

import dev.keadm.request.RuntimeEndpoint;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

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

    /** @throws IOException when it cannot be asked */
    boolean hasImage(RuntimeEndpoint endpoint, String image) throws IOException, InterruptedException;

    /**
     * Starts a trial pod, after its image was fetched when it was not there, however long that takes.
     *
     * @throws IOException when the runtime did not do it; a sandbox and the image may be there all the same
     */
    void start(RuntimeEndpoint endpoint, TrialPod pod) throws IOException, InterruptedException;

    /**
     * Empty while it runs. Its sandbox stays until it is removed.
     *
     * @throws IOException when it cannot be asked
     */
    Optional<TrialEnd> end(RuntimeEndpoint endpoint, TrialPod pod) throws IOException, InterruptedException;

    /** Removes an image, unless it has another name beside this one; one that is not there is no error. */
    void removeImage(RuntimeEndpoint endpoint, String image) throws IOException, InterruptedException;
}
