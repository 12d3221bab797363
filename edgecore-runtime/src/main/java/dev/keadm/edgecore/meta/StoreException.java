package dev.keadm.edgecore.meta;

import org.jspecify.annotations.Nullable;

/** The store cannot be read or written: the disk is full, the file damaged or another agent's. */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
