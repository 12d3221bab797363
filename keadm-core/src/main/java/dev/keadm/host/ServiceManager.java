package dev.keadm.host;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Installs, starts, stops and removes services. */
public interface ServiceManager extends ServiceView {
    /**
     * Makes it known, to be started with the machine where the system can; does not start it now. An older one is changed
     * to it.
     *
     * @return what the system did not take as it was told, a sentence each for the user, which begins with the warning's
     *     name; empty as a rule
     */
    List<String> install(ServiceDefinition definition) throws IOException, InterruptedException;

    /** Starts it unless it runs, and waits until it does. One that is not installed is an {@link IOException}. */
    void start(String name, Duration deadline) throws IOException, InterruptedException;

    /**
     * Asks it to stop and waits until its process is gone; at the deadline it is killed. Succeeds when it does not run.
     * Processes that it started go on.
     */
    void stop(String name, Duration deadline) throws IOException, InterruptedException;

    /** Makes it unknown again and waits until it is. It must be stopped. Succeeds when there is none. */
    void remove(String name) throws IOException, InterruptedException;
}
