package dev.keadm.artifact;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A release could not be fetched, or is not what it should be. */
public final class ArtifactException extends IOException {
    private final String hint;

    /** @param hint what to do about it, a sentence */
    public ArtifactException(String message, String hint) {
        this(message, hint, null);
    }

    public ArtifactException(String message, String hint, @Nullable Throwable cause) {
        super(message, cause);
        this.hint = hint;
    }

    /** What to do about it, a sentence. */
    public String hint() {
        return hint;
    }
}
