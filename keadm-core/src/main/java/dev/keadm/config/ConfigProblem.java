package dev.keadm.config;

/**
 * One thing that is wrong, or odd, in an {@code edgecore.yaml}.
 *
 * @param line counted from 1, 0 when no line can be named
 * @param key as {@code modules.edgeHub.heartbeat}, empty when the file as a whole is meant
 * @param message goes on after the key, expected and actual value included: {@code must be a whole number, not …}
 */
public record ConfigProblem(int line, String key, String message) {
    @Override
    public String toString() {
        String where = line > 0 ? "line " + line + ": " : "";
        return where + (key.isEmpty() ? "" : key + " ") + message;
    }
}
