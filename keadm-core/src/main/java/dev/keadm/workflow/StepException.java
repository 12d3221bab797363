package dev.keadm.workflow;

import org.jspecify.annotations.Nullable;

/** A step could not do what it was asked; known only inside workflows. */
public final class StepException extends Exception {
    private final String hint;

    /**
     * @param message what failed, on which object, why
     * @param hint what to do about it, a sentence; empty when there is nothing to do
     */
    public StepException(String message, String hint) {
        this(message, hint, null);
    }

    public StepException(String message, String hint, @Nullable Throwable cause) {
        super(message, cause);
        this.hint = hint;
    }

    public String hint() {
        return hint;
    }
}
