package dev.keadm.workflow;

import dev.keadm.host.Host;
import io.avaje.jsonb.JsonType;
import java.io.IOException;

/** A step that gets its id, its records and its way back from one object, which reset has without the step. */
public interface ReturnableStep<I extends Intent, R extends Receipt> extends Step<I, R> {
    Reversal<I, R> wayBack();

    @Override
    default StepId id() {
        return wayBack().id();
    }

    @Override
    default JsonType<I> intentType() {
        return wayBack().intentType();
    }

    @Override
    default JsonType<R> receiptType() {
        return wayBack().receiptType();
    }

    @Override
    default UndoResult undo(Recorded<I, R> recorded, Host host, Progress progress)
            throws StepException, IOException, InterruptedException {
        return wayBack().undo(recorded, host, progress);
    }
}
