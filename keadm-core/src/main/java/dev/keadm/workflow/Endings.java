package dev.keadm.workflow;

import dev.keadm.error.ErrorCode;
import dev.keadm.error.KeadmException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The exceptions with which a run ends that did not go well, in words. */
final class Endings {
    private Endings() {}

    /** Steps that cannot be planned: all of them in one. */
    static StepFailure blocked(List<PlannedStep> blocked) {
        List<String> steps = blocked.stream().map(PlannedStep::step).toList();
        String message = blocked.stream()
                .map(line -> "step '" + line.step() + "': " + line.sentence())
                .collect(Collectors.joining("; "));
        String hint = blocked.stream()
                .map(PlannedStep::hint)
                .filter(text -> !text.isEmpty())
                .distinct()
                .collect(Collectors.joining(" "));
        return new StepFailure(steps, message, hint);
    }

    static KeadmException foreignRun(String unfinished, String name) {
        return new KeadmException(
                ErrorCode.PREFLIGHT,
                "Cannot begin '" + name + "': an earlier run of '" + unfinished + "' did not end",
                "Run that again, or undo it.");
    }

    static String resumed(History history) {
        if (history.rebootAt().isPresent()) {
            return "Going on with an earlier run that stopped at step '"
                    + history.rebootAt().get() + "' until the machine was started again";
        }
        List<History.Entry> open = history.unsettled();
        String last = open.getLast().step();
        return history.undoing()
                ? "Going on with the undo of an earlier run that ended at step '" + last + "'"
                : "Going on with an earlier run that ended at step '" + last + "'";
    }

    /** A run that ended before it changed anything. */
    static WorkflowException untouched(String workflow, Exception cause, Cancellation cancellation) {
        ErrorCode code = cancellation
                .reason()
                .map(reason -> reason == Cancellation.Reason.USER ? ErrorCode.INTERRUPTED : ErrorCode.FAILED_UNDONE)
                .orElse(ErrorCode.PREFLIGHT);
        String message = reason(workflow, cause, cancellation) + ". Nothing was changed.";
        return new WorkflowException(code, message, hint(cause), cause, steps(cause), List.of());
    }

    static String reason(String workflow, Exception cause, Cancellation cancellation) {
        String at = cause instanceof StepFailure failure && !failure.steps().isEmpty()
                ? " at step '" + failure.steps().getFirst() + "'"
                : "";
        return cancellation
                .reason()
                .map(reason -> switch (reason) {
                    case USER -> "'" + workflow + "' was stopped" + at;
                    case TIMEOUT -> "'" + workflow + "' was not done within its time, and ended" + at;
                })
                .orElseGet(() -> "'" + workflow + "' failed: " + cause.getMessage());
    }

    /** A run whose changes were taken back. */
    static WorkflowException takenBack(String reason, Exception cause, UndoRun undo, Cancellation cancellation) {
        boolean clean = undo.left().isEmpty() && undo.failed().isEmpty();
        boolean user = cancellation.reason().stream().anyMatch(Cancellation.Reason.USER::equals);
        ErrorCode undone = user ? ErrorCode.INTERRUPTED : ErrorCode.FAILED_UNDONE;
        String message = reason + ". " + (clean ? "All changes are undone." : leftOvers(undo));
        Set<String> steps = new LinkedHashSet<>(steps(cause));
        return suppressing(
                undo,
                new WorkflowException(
                        clean ? undone : ErrorCode.FAILED_LEFT,
                        message,
                        hint(cause),
                        cause,
                        withFailed(steps, undo),
                        undo.left()));
    }

    static WorkflowException undoLeft(String name, UndoRun undo) {
        return suppressing(
                undo,
                new WorkflowException(
                        ErrorCode.FAILED_LEFT,
                        "'" + name + "' could not undo everything. " + leftOvers(undo),
                        "Settle that and run it again: it goes on with what is left.",
                        null,
                        withFailed(new LinkedHashSet<>(), undo),
                        undo.left()));
    }

    static WorkflowException undoStopped(String name, int remaining, InterruptedException cause) {
        return new WorkflowException(
                ErrorCode.INTERRUPTED,
                "'" + name + "' was stopped; changes of " + remaining + " steps still stand",
                "Run it again: it goes on with them.",
                cause,
                List.of(),
                List.of());
    }

    private static String leftOvers(UndoRun undo) {
        List<String> texts = new ArrayList<>();
        undo.left().forEach(left -> texts.add("Left: " + left.what() + " (" + left.why() + ")."));
        undo.failed()
                .forEach(failed -> texts.add(
                        "Cannot undo step '" + failed.step() + "': " + Failures.describe(failed.cause()) + "."));
        return String.join(" ", texts);
    }

    private static List<String> withFailed(Set<String> steps, UndoRun undo) {
        undo.failed().forEach(failed -> steps.add(failed.step()));
        return List.copyOf(steps);
    }

    private static WorkflowException suppressing(UndoRun undo, WorkflowException exception) {
        undo.failed().forEach(failed -> exception.addSuppressed(failed.cause()));
        undo.unwritten().forEach(exception::addSuppressed);
        return exception;
    }

    private static List<String> steps(Exception cause) {
        return cause instanceof StepFailure failure ? failure.steps() : List.of();
    }

    private static String hint(Exception cause) {
        return cause instanceof StepFailure failure ? failure.hint() : "";
    }
}
