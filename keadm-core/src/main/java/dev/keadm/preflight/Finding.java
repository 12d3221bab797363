package dev.keadm.preflight;

import dev.keadm.status.Cause;
import io.avaje.jsonb.Json;
import org.jspecify.annotations.Nullable;

/**
 * What a check found.
 *
 * @param check its id, in kebab case, the same from version to version: {@code token}
 * @param message whole sentences: which object, what is wrong with it
 * @param remedy what to do about it, a sentence; empty when there is nothing to be done
 * @param cause the code that the agent and {@code keadm status} would show for it
 */
@Json
public record Finding(
        String check,
        Severity severity,
        String message,
        String remedy,
        @Nullable Cause cause) {
    public static Finding ok(String check, String message) {
        return new Finding(check, Severity.OK, message, "", null);
    }

    public static Finding fix(String check, String message) {
        return new Finding(check, Severity.FIX, message, "", null);
    }

    public static Finding warning(String check, String message, String remedy) {
        return new Finding(check, Severity.WARNING, message, remedy, null);
    }

    public static Finding error(String check, String message, String remedy) {
        return new Finding(check, Severity.ERROR, message, remedy, null);
    }

    public static Finding error(String check, Cause cause, String message, String remedy) {
        return new Finding(check, Severity.ERROR, message, remedy, cause);
    }

    Finding demoted() {
        return severity == Severity.ERROR ? new Finding(check, Severity.WARNING, message, remedy, cause) : this;
    }

    /** {@code message} and {@code remedy} as people read them. */
    public String text() {
        String sentence = message.endsWith(".") ? message : message + ".";
        return remedy.isEmpty() ? sentence : sentence + " " + remedy;
    }
}
