package dev.keadm.pki;

import dev.keadm.status.Cause;
import org.jspecify.annotations.Nullable;

/**
 * Something about certificates or the way to CloudCore failed. The message names object and reason, {@link #remedy} what
 * to do, {@link #reason} is the code that join, status and agent share.
 */
public final class PkiException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Cause reason;
    private final String remedy;

    public PkiException(Cause reason, String message, String remedy) {
        this(reason, message, remedy, null);
    }

    public PkiException(Cause reason, String message, String remedy, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
        this.remedy = remedy;
    }

    /** One of name-resolution, tcp, tls, ca-hash, token, certificate. */
    public Cause reason() {
        return reason;
    }

    public String remedy() {
        return remedy;
    }
}
