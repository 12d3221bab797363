package dev.keadm.workflow;

import dev.keadm.host.Host;
import io.avaje.jsonb.JsonType;
import java.io.IOException;

/**
 * The part of a step that takes its change back. It needs nothing but what the journal says, so that a process that knows
 * nothing of the request behind the change can do it.
 */
public interface Reversal<I extends Intent, R extends Receipt> {
    StepId id();

    /** How the intent is written to the journal; what older versions wrote must stay readable. */
    JsonType<I> intentType();

    /** How the receipt is written to the journal; what older versions wrote must stay readable. */
    JsonType<R> receiptType();

    /**
     * Takes the change back, and nothing that it did not make. It may be called again after it succeeded or was killed.
     *
     * @throws StepException as does {@link IOException}: the change is still there, wholly or partly
     */
    UndoResult undo(Recorded<I, R> recorded, Host host, Progress progress)
            throws StepException, IOException, InterruptedException;
}
