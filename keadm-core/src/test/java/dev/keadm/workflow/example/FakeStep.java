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
import io.avaje.jsonb.Json;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;

/** A step that changes nothing, and does what a test wants instead. */
public final class FakeStep implements Step<FakeStep.Wanted, FakeStep.Done> {
    @Json
    public record Wanted(String sentence) implements Intent {}

    @Json
    public record Done(String step) implements Receipt {}

    /** Something that takes time or fails. */
    public interface Behaviour {
        void run() throws StepException, InterruptedException;
    }

    private final String id;
    private Plan<Wanted, Done> plan;
    private Behaviour apply = () -> {};
    private Behaviour verify = () -> {};
    private boolean timed = true;

    public FakeStep(String id) {
        this.id = id;
        this.plan = new Plan.Change<>(new Wanted("Do " + id));
    }

    public FakeStep planning(Plan<Wanted, Done> value) {
        plan = value;
        return this;
    }

    public FakeStep applying(Behaviour behaviour) {
        apply = behaviour;
        return this;
    }

    public FakeStep verifying(Behaviour behaviour) {
        verify = behaviour;
        return this;
    }

    public FakeStep untimed() {
        timed = false;
        return this;
    }

    @Override
    public StepId id() {
        return new StepId(id);
    }

    @Override
    public JsonType<Wanted> intentType() {
        return Jsonb.builder().build().type(Wanted.class);
    }

    @Override
    public JsonType<Done> receiptType() {
        return Jsonb.builder().build().type(Done.class);
    }

    @Override
    public Plan<Wanted, Done> plan(HostView host, Facts facts) {
        return plan;
    }

    @Override
    public Done apply(Wanted intent, Host host, Progress progress) throws StepException, InterruptedException {
        apply.run();
        return new Done(id);
    }

    @Override
    public void verify(Done receipt, HostView host, Progress progress) throws StepException, InterruptedException {
        verify.run();
    }

    @Override
    public UndoResult undo(Recorded<Wanted, Done> recorded, Host host, Progress progress) {
        return new UndoResult.NothingToUndo();
    }

    @Override
    public boolean timed() {
        return timed;
    }
}
