package dev.keadm.workflow;

import dev.keadm.error.KeadmException;
import dev.keadm.error.Reason;

/** What a step's failure says of itself. */
final class Failures {
    private Failures() {}

    static String describe(Throwable failure) {
        return failure instanceof StepException step ? String.valueOf(step.getMessage()) : Reason.of(failure);
    }

    static String hint(Throwable failure) {
        return switch (failure) {
            case StepException step -> step.hint();
            case KeadmException keadm -> keadm.hint();
            default -> "";
        };
    }
}
