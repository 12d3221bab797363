package dev.keadm.edgecore.hosting;

/** Runs the agent as the system wants it. */
public interface Hosting {
    /**
     * Returns when the agent has ended; the process is to end then.
     *
     * @return the exit code
     */
    int host(Hosted agent);
}
