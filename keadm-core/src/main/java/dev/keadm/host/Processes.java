package dev.keadm.host;

import java.io.IOException;
import java.time.Duration;

/** Ends processes. */
public interface Processes extends ProcessView {
    /**
     * Asks the process to end, waits until it is gone, kills it at the deadline. Succeeds when it is gone already, and
     * leaves another one alone that has its number now.
     */
    void stop(RunningProcess process, Duration deadline) throws IOException, InterruptedException;
}
