package dev.keadm.workflow;

import dev.keadm.host.HostView;
import dev.keadm.workflow.PlannedStep.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the whole plan. Looks only. Used once, by one thread. */
final class Planner {
    private final HostView host;
    private final History history;
    private final Cancellation cancellation;
    private Facts facts = Facts.none();

    Planner(HostView host, History history, Cancellation cancellation) {
        this.host = host;
        this.history = history;
        this.cancellation = cancellation;
    }

    /** A step that cannot be planned counts as blocked, so that all problems come to light at once. */
    List<PlannedStep> plan(Workflow workflow) throws InterruptedException {
        List<PlannedStep> lines = new ArrayList<>();
        for (Step<?, ?> step : workflow.steps()) {
            lines.add(plan(step));
        }
        return lines;
    }

    private <I extends Intent, R extends Receipt> PlannedStep plan(Step<I, R> step) throws InterruptedException {
        try {
            Plan<I, R> plan = cancellation.guard(() -> step.plan(host, facts));
            if (plan instanceof Plan.AlreadyDone<I, R> done) {
                found(step, done, history).ifPresent(receipt -> facts = facts.with(receipt));
            }
            return line(step.id(), plan);
        } catch (Exception e) {
            if (cancellation.reason().isPresent()) {
                throw stopped(e);
            }
            return new PlannedStep(step.id().text(), Kind.BLOCKED, Failures.describe(e), Failures.hint(e));
        }
    }

    private static <I extends Intent, R extends Receipt> PlannedStep line(StepId id, Plan<I, R> plan) {
        return switch (plan) {
            case Plan.AlreadyDone<I, R> done -> new PlannedStep(id.text(), Kind.ALREADY_DONE, done.sentence(), "");
            case Plan.Change<I, R>(I intent) -> new PlannedStep(id.text(), Kind.CHANGE, intent.sentence(), "");
            case Plan.Later<I, R>(String sentence) -> new PlannedStep(id.text(), Kind.LATER, sentence, "");
            case Plan.Reboot<I, R>(String reason) -> new PlannedStep(id.text(), Kind.REBOOT, reason, "");
            case Plan.Blocked<I, R>(String reason, String hint) ->
                new PlannedStep(id.text(), Kind.BLOCKED, reason, hint);
        };
    }

    /** What later steps may ask a step for that has nothing to do. */
    static <I extends Intent, R extends Receipt> Optional<R> found(
            Step<I, R> step, Plan.AlreadyDone<I, R> done, History history) {
        return done.found()
                .or(() -> history.lastOf(step.id())
                        .flatMap(History.Entry::receipt)
                        .map(step.receiptType()::fromJson));
    }

    private static InterruptedException stopped(Exception cause) {
        InterruptedException stopped = new InterruptedException("stopped while planning");
        stopped.initCause(cause);
        return stopped;
    }
}
