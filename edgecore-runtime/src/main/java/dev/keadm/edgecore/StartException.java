package dev.keadm.edgecore;

import dev.keadm.status.Cause;
import org.jspecify.annotations.Nullable;

/** The agent cannot run at all. The message says why and what to do. */
final class StartException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Cause reason;

    StartException(Cause reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    Cause reason() {
        return reason;
    }
}
