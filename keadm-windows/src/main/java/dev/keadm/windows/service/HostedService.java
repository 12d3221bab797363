package dev.keadm.windows.service;

/** A program that may be a service: what it does between its start and its end. */
public interface HostedService {
    /** Success, and the end that was asked for. */
    int OK = 0;

    /**
     * Starts, says so, waits until it is asked to stop, stops and returns. In a service this is called on a thread of its
     * own; what it throws counts as a fatal error.
     *
     * @return {@link #OK} after a stop that was asked for; otherwise what the system's event log is to show as its own code
     */
    int run(Session session) throws InterruptedException;

    /** What the program tells of itself, and hears. */
    interface Session {
        /** It got on with starting or stopping: one of its parts more is up, or down. */
        void progress();

        /** It runs. */
        void running();

        /** Returns when it is to stop. */
        void awaitStop() throws InterruptedException;
    }
}
