package dev.keadm.workflow;

import dev.keadm.host.Host;
import dev.keadm.host.HostView;
import java.io.IOException;
import java.util.Optional;

/**
 * One reversible change to the machine. A step is built with the values that it needs; the machine is handed to it, read
 * only where it may only look.
 *
 * <p>An {@link IOException} needs no wrapping: the runner adds the step's sentence. An interrupt means that the user or
 * the deadline stops the run: end soon, by {@link InterruptedException} or any other exception.
 */
public interface Step<I extends Intent, R extends Receipt> extends Reversal<I, R> {
    /**
     * Reads only. Called once for the whole plan before anything changes, and again at the step's turn.
     *
     * @param facts the receipts of the steps before this one, as far as they are known
     */
    Plan<I, R> plan(HostView host, Facts facts) throws StepException, IOException, InterruptedException;

    /** Does what the intent says. The intent is on disk by now. When it fails half-way, undo gets the intent alone. */
    R apply(I intent, Host host, Progress progress) throws StepException, IOException, InterruptedException;

    /** Waits, no longer than a deadline of its own, until the change shows its effect; fails when it does not. */
    void verify(R receipt, HostView host, Progress progress) throws StepException, IOException, InterruptedException;

    /**
     * Why the machine must be started again before the change counts; empty when it need not. Asked once, after apply.
     * The run then stops without {@link #verify}, keeps what it did, and the next one plans the step again: it verifies
     * when that finds it done.
     */
    default Optional<String> reboot(R receipt) {
        return Optional.empty();
    }

    /** Whether the time that it takes is set against the timeout of the whole run; downloads are not. */
    default boolean timed() {
        return true;
    }
}
