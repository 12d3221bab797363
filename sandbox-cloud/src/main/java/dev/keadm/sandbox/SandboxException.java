package dev.keadm.sandbox;

import org.jspecify.annotations.Nullable;

/** The sandbox itself cannot go on: a port is taken, its folder cannot be written. The message names the object and the remedy. */
public final class SandboxException extends RuntimeException {
    public SandboxException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
