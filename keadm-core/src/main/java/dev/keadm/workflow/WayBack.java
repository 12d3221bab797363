package dev.keadm.workflow;

import dev.keadm.host.Host;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import java.io.IOException;

/** A step's way back without the step: it needs nothing of the request behind it. */
public record WayBack<I extends Intent, R extends Receipt>(
        StepId id, JsonType<I> intentType, JsonType<R> receiptType, Action<I, R> action) implements Reversal<I, R> {
    private static final Jsonb JSON = Jsonb.builder().build();

    /** See {@link Reversal#undo}. */
    @FunctionalInterface
    public interface Action<I extends Intent, R extends Receipt> {
        UndoResult undo(Recorded<I, R> recorded, Host host, Progress progress)
                throws StepException, IOException, InterruptedException;
    }

    /** For records that go into the journal as they are. */
    public static <I extends Intent, R extends Receipt> WayBack<I, R> of(
            String id, Class<I> intent, Class<R> receipt, Action<I, R> action) {
        return new WayBack<>(new StepId(id), JSON.type(intent), JSON.type(receipt), action);
    }

    @Override
    public UndoResult undo(Recorded<I, R> recorded, Host host, Progress progress)
            throws StepException, IOException, InterruptedException {
        return action.undo(recorded, host, progress);
    }
}
