package dev.keadm.workflow;

import io.avaje.jsonb.Json;
import java.util.List;

/**
 * What happens in a run, for live lines, plain lines and JSON lines alike.
 *
 * <p>{@code step} is the step's id, {@code number} its place in the workflow from 1, {@code of} the count of steps.
 */
@Json(typeProperty = "event")
@Json.SubType(type = Event.PlanMade.class, name = "plan-made")
@Json.SubType(type = Event.Resumed.class, name = "resumed")
@Json.SubType(type = Event.StepStarted.class, name = "step-started")
@Json.SubType(type = Event.StepProgress.class, name = "step-progress")
@Json.SubType(type = Event.StepSaid.class, name = "step-said")
@Json.SubType(type = Event.StepDone.class, name = "step-done")
@Json.SubType(type = Event.StepAlreadyDone.class, name = "step-already-done")
@Json.SubType(type = Event.StepFailed.class, name = "step-failed")
@Json.SubType(type = Event.Warning.class, name = "warning")
@Json.SubType(type = Event.RebootNeeded.class, name = "reboot-needed")
@Json.SubType(type = Event.UndoStarted.class, name = "undo-started")
@Json.SubType(type = Event.StepUndone.class, name = "step-undone")
@Json.SubType(type = Event.StepLeft.class, name = "step-left")
@Json.SubType(type = Event.UndoFailed.class, name = "undo-failed")
@Json.SubType(type = Event.Finished.class, name = "finished")
public sealed interface Event {
    /** The whole plan, before the first change; all there is of a dry run. */
    record PlanMade(String workflow, List<PlannedStep> steps) implements Event {}

    /** An earlier run did not end; this one goes on with it. */
    record Resumed(String workflow, String sentence) implements Event {}

    record StepStarted(String step, int number, int of, String sentence) implements Event {}

    /** @param total -1 when it is not known */
    record StepProgress(String step, long done, long total) implements Event {}

    record StepSaid(String step, String sentence) implements Event {}

    record StepDone(String step, int number, int of, String sentence, long milliseconds) implements Event {}

    record StepAlreadyDone(String step, int number, int of, String sentence) implements Event {}

    record StepFailed(String step, String message, String hint) implements Event {}

    record Warning(String step, String sentence) implements Event {}

    /**
     * The run stops here until the machine was started again, and keeps what it did.
     *
     * @param step where the next run goes on
     */
    record RebootNeeded(String step, String reason) implements Event {}

    /** @param reason why a run is taken back: a step failed, the user stopped it, the time is over, reset was asked for */
    record UndoStarted(String workflow, String reason) implements Event {}

    /** @param sentence what was taken back; empty when there was nothing to take back */
    record StepUndone(String step, String sentence) implements Event {}

    record StepLeft(String step, String what, String why) implements Event {}

    record UndoFailed(String step, String message, String hint) implements Event {}

    /** The last event of a run that ended well; one that did not ends with an exception. */
    record Finished(String workflow, Outcome outcome) implements Event {}
}
