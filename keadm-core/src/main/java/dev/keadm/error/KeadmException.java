package dev.keadm.error;

import org.jspecify.annotations.Nullable;

/** The only exception that reaches the command line on purpose. */
public class KeadmException extends RuntimeException {
    private final ErrorCode code;
    private final String hint;

    /**
     * @param message what failed, on which object, why
     * @param hint what to do about it, a sentence; empty when there is nothing to do
     */
    public KeadmException(ErrorCode code, String message, String hint) {
        this(code, message, hint, null);
    }

    public KeadmException(ErrorCode code, String message, String hint, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
        this.hint = hint;
    }

    public ErrorCode code() {
        return code;
    }

    public String hint() {
        return hint;
    }
}
