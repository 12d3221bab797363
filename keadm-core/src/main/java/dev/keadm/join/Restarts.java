package dev.keadm.join;

import dev.keadm.request.JoinRequest;
import dev.keadm.workflow.Reporter;
import java.io.IOException;

/** What follows when a join stops until the machine is started again. */
public interface Restarts {
    /** Nothing: the user starts the machine again, and join after that. */
    Restarts BY_HAND = new Restarts() {
        @Override
        public void needed(JoinRequest.Reboot wish, Reporter reporter) {}

        @Override
        public void over() {}
    };

    /**
     * Called when the run has stopped and its journal is closed.
     *
     * @param wish whether join is to start the machine again, and how it goes on then
     * @param reporter told what happens now
     */
    void needed(JoinRequest.Reboot wish, Reporter reporter) throws IOException, InterruptedException;

    /** Called when join is at its end: nothing is to go on at the next start of the machine. */
    void over() throws IOException, InterruptedException;
}
