package dev.keadm.wire;

import org.jspecify.annotations.Nullable;

/** A text that is no message. */
public final class MalformedMessageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MalformedMessageException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
