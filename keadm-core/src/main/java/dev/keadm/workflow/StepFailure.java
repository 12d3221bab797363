package dev.keadm.workflow;

import java.util.List;

/** Ends a forward run from within: what is told of it, and at which steps. */
final class StepFailure extends Exception {
    private final List<String> steps;
    private final String hint;

    StepFailure(List<String> steps, String message, String hint, Throwable cause) {
        super(message, cause);
        this.steps = List.copyOf(steps);
        this.hint = hint;
    }

    StepFailure(List<String> steps, String message, String hint) {
        super(message);
        this.steps = List.copyOf(steps);
        this.hint = hint;
    }

    List<String> steps() {
        return steps;
    }

    String hint() {
        return hint;
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
