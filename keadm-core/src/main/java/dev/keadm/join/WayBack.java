package dev.keadm.join;

import dev.keadm.host.Host;
import dev.keadm.workflow.Intent;
import dev.keadm.workflow.Progress;
import dev.keadm.workflow.Receipt;
import dev.keadm.workflow.Recorded;
import dev.keadm.workflow.Reversal;
import dev.keadm.workflow.StepException;
import dev.keadm.workflow.StepId;
import dev.keadm.workflow.UndoResult;
import io.avaje.jsonb.JsonType;
import java.io.IOException;

/** A step's way back without the step. */
record WayBack<I extends Intent, R extends Receipt>(
        StepId id, JsonType<I> intentType, JsonType<R> receiptType, Action<I, R> action) implements Reversal<I, R> {
    interface Action<I extends Intent, R extends Receipt> {
        UndoResult undo(Recorded<I, R> recorded, Host host, Progress progress)
                throws StepException, IOException, InterruptedException;
    }

    @Override
    public UndoResult undo(Recorded<I, R> recorded, Host host, Progress progress)
            throws StepException, IOException, InterruptedException {
        return action.undo(recorded, host, progress);
    }
}
