package dev.keadm.workflow;

import dev.keadm.host.Host;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Takes the steps of a workflow, one after the other, until one fails or needs a restart. Used once, by one thread. */
final class ForwardRun {
    private final Host host;
    private final Journal journal;
    private final Reporter reporter;
    private final Cancellation cancellation;
    private final TimeBudget budget;
    private Facts facts = Facts.none();
    private boolean changed;
    private boolean reboot;

    ForwardRun(Host host, Journal journal, Reporter reporter, Cancellation cancellation, TimeBudget budget) {
        this.host = host;
        this.journal = journal;
        this.reporter = reporter;
        this.cancellation = cancellation;
        this.budget = budget;
    }

    /** Whether anything was changed. */
    boolean changed() {
        return changed;
    }

    /** Whether it stopped at a step that waits until the machine was started again. */
    boolean reboot() {
        return reboot;
    }

    void run(Workflow workflow) throws StepFailure {
        int number = 0;
        for (Step<?, ?> step : workflow.steps()) {
            number++;
            try {
                perform(workflow, step, number);
            } catch (Exception | LinkageError | AssertionError e) {
                throw failure(step.id(), e);
            }
            if (reboot) {
                return;
            }
        }
    }

    private <I extends Intent, R extends Receipt> void perform(Workflow workflow, Step<I, R> step, int number)
            throws Exception {
        Plan<I, R> plan = guarded(step, () -> step.plan(host.view(), facts));
        switch (plan) {
            case Plan.AlreadyDone<I, R> done -> leave(workflow, step, number, done);
            case Plan.Change<I, R>(I intent) -> change(workflow, step, number, intent);
            case Plan.Reboot<I, R>(String reason) -> pause(step, reason);
            case Plan.Blocked<I, R>(String reason, String hint) -> throw new StepException(reason, hint);
            case Plan.Later<I, R>(String sentence) ->
                throw new IllegalStateException("Step '" + step.id() + "' still waits at its turn: " + sentence);
        }
    }

    private <I extends Intent, R extends Receipt> void change(Workflow workflow, Step<I, R> step, int number, I intent)
            throws Exception {
        String id = step.id().text();
        int of = workflow.steps().size();
        long begin = System.nanoTime();
        reporter.report(new Event.StepStarted(id, number, of, intent.sentence()));
        R receipt = recorded(workflow, step, intent);
        facts = facts.with(receipt);
        Optional<String> reason = step.reboot(receipt);
        if (reason.isEmpty()) {
            verify(step, receipt);
        }
        long milliseconds = (System.nanoTime() - begin) / 1_000_000;
        reporter.report(new Event.StepDone(id, number, of, intent.sentence(), milliseconds));
        if (reason.isPresent()) {
            pause(step, reason.get());
        }
    }

    /** A run that changed nothing leaves nothing to go on with, so that the journal need not say where. */
    private void pause(Step<?, ?> step, String reason) throws Exception {
        if (!journal.history().unsettled().isEmpty()) {
            guarded(step, () -> {
                journal.needReboot(step.id(), reason);
                return reason;
            });
        }
        reboot = true;
        reporter.report(new Event.RebootNeeded(step.id().text(), reason));
    }

    private <I extends Intent, R extends Receipt> void verify(Step<I, R> step, R receipt) throws Exception {
        guarded(step, () -> {
            step.verify(receipt, host.view(), progress(step));
            return receipt;
        });
    }

    /** The change between its two lines. */
    private <I extends Intent, R extends Receipt> R recorded(Workflow workflow, Step<I, R> step, I intent)
            throws Exception {
        if (!changed) {
            journal.start(workflow.name());
        }
        int entry = journal.intend(step.id(), step.intentType().toJson(intent));
        changed = true;
        R receipt = applied(step, intent);
        journal.receive(entry, step.receiptType().toJson(receipt));
        return receipt;
    }

    private <I extends Intent, R extends Receipt> R applied(Step<I, R> step, I intent) throws Exception {
        try {
            return guarded(step, () -> step.apply(intent, host, progress(step)));
        } catch (IOException e) {
            throw new StepException("Cannot do '" + intent.sentence() + "': " + Failures.describe(e), "", e);
        }
    }

    private <I extends Intent, R extends Receipt> void leave(
            Workflow workflow, Step<I, R> step, int number, Plan.AlreadyDone<I, R> done) throws Exception {
        History history = journal.history();
        Optional<R> found = Planner.found(step, done, history);
        found.ifPresent(receipt -> facts = facts.with(receipt));
        if (history.unfinished(step.id()) && found.isPresent()) {
            verify(step, found.get());
        }
        reporter.report(new Event.StepAlreadyDone(
                step.id().text(), number, workflow.steps().size(), done.sentence()));
    }

    private <T> T guarded(Step<?, ?> step, Cancellation.Action<T> action) throws Exception {
        return step.timed() ? budget.spend(action) : cancellation.guard(action);
    }

    private Progress progress(Step<?, ?> step) {
        return new ReportedProgress(step.id(), reporter);
    }

    private StepFailure failure(StepId step, Throwable cause) {
        String message = Failures.describe(cause);
        String hint = Failures.hint(cause);
        if (cancellation.reason().isEmpty()) {
            reporter.report(new Event.StepFailed(step.text(), message, hint));
        }
        return new StepFailure(List.of(step.text()), "step '" + step + "': " + message, hint, cause);
    }
}
