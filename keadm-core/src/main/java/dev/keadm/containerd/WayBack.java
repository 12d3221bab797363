package dev.keadm.containerd;

import dev.keadm.host.Host;
import dev.keadm.workflow.Intent;
import dev.keadm.workflow.Progress;
import dev.keadm.workflow.Receipt;
import dev.keadm.workflow.Recorded;
import dev.keadm.workflow.Reversal;
import dev.keadm.workflow.StepId;
import dev.keadm.workflow.UndoResult;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import java.io.IOException;

/** The way back of a step, which needs nothing of the request behind it. */
record WayBack<I extends Intent, R extends Receipt>(
        StepId id, JsonType<I> intentType, JsonType<R> receiptType, Action<I, R> action) implements Reversal<I, R> {
    private static final Jsonb JSON = Jsonb.builder().build();

    interface Action<I extends Intent, R extends Receipt> {
        UndoResult undo(Recorded<I, R> recorded, Host host) throws IOException, InterruptedException;
    }

    static <I extends Intent, R extends Receipt> WayBack<I, R> of(
            String id, Class<I> intent, Class<R> receipt, Action<I, R> action) {
        return new WayBack<>(new StepId(id), JSON.type(intent), JSON.type(receipt), action);
    }

    @Override
    public UndoResult undo(Recorded<I, R> recorded, Host host, Progress progress)
            throws IOException, InterruptedException {
        return action.undo(recorded, host);
    }
}
