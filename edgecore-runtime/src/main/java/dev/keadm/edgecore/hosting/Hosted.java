package dev.keadm.edgecore.hosting;

/** The agent, to whoever runs it. */
public interface Hosted {
    /**
     * Starts, runs until it is to stop, and stops.
     *
     * @return the exit code
     */
    int run(Life life) throws InterruptedException;
}
