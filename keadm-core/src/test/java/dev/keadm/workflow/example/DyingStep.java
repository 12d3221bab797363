package dev.keadm.workflow.example;

import dev.keadm.host.Host;
import dev.keadm.host.HostView;
import dev.keadm.workflow.Facts;
import dev.keadm.workflow.Intent;
import dev.keadm.workflow.Plan;
import dev.keadm.workflow.Progress;
import dev.keadm.workflow.Receipt;
import dev.keadm.workflow.Recorded;
import dev.keadm.workflow.Step;
import dev.keadm.workflow.StepException;
import dev.keadm.workflow.StepId;
import dev.keadm.workflow.UndoResult;
import io.avaje.jsonb.JsonType;
import java.io.IOException;

/** A step in whose course the process may be killed: before, within and after its change, after its receipt, in its undo. */
record DyingStep<I extends Intent, R extends Receipt>(Step<I, R> step, Death death) implements Step<I, R> {
    @Override
    public StepId id() {
        return step.id();
    }

    @Override
    public JsonType<I> intentType() {
        return step.intentType();
    }

    @Override
    public JsonType<R> receiptType() {
        return step.receiptType();
    }

    @Override
    public Plan<I, R> plan(HostView host, Facts facts) throws StepException, IOException, InterruptedException {
        return step.plan(host, facts);
    }

    @Override
    public R apply(I intent, Host host, Progress progress) throws StepException, IOException, InterruptedException {
        death.mayCome();
        R receipt = step.apply(intent, host, new DyingProgress(death));
        death.mayCome();
        return receipt;
    }

    @Override
    public void verify(R receipt, HostView host, Progress progress)
            throws StepException, IOException, InterruptedException {
        death.mayCome();
        step.verify(receipt, host, progress);
    }

    @Override
    public UndoResult undo(Recorded<I, R> recorded, Host host, Progress progress)
            throws StepException, IOException, InterruptedException {
        death.mayCome();
        UndoResult result = step.undo(recorded, host, progress);
        death.mayCome();
        return result;
    }

    private record DyingProgress(Death death) implements Progress {
        @Override
        public void bytes(long done, long total) {
            death.mayCome();
        }

        @Override
        public void say(String sentence) {}

        @Override
        public void warn(String sentence) {}
    }
}
