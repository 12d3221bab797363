package dev.keadm.secret;

/**
 * A text that no log, message, event, journal or dump may show. Its own text is {@code ***}.
 *
 * <p>It has no JSON adapter on purpose: a record that holds one does not serialise.
 */
public final class Secret {
    private final String value;

    public Secret(String value) {
        this.value = value;
    }

    /** The text itself, for the one place that sends or compares it. */
    public String reveal() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && secret.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "***";
    }
}
