package dev.keadm.edgecore.edged;

/**
 * What a pod asks for cannot be had, now or ever. The message stands in the pod's status: it names the object and the
 * cause, and never holds a secret's content.
 */
public sealed class PreparationException extends Exception permits UnavailableException {
    public PreparationException(String message) {
        super(message);
    }

    public PreparationException(String message, Throwable cause) {
        super(message, cause);
    }

    /** A {@link PreparationException} says what it has to say in its message. */
    public String reason() {
        String message = getMessage();
        return message == null ? toString() : message;
    }
}
