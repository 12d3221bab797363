package dev.keadm.error;

import org.jspecify.annotations.Nullable;

/** Ends a command: what failed, on which object, why; and what to do about it. */
public final class KeadmException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final String hint;

    /**
     * @param message one or more whole sentences: what failed, on which object, why
     * @param hint what to do, a whole sentence; empty when there is nothing to be done
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
