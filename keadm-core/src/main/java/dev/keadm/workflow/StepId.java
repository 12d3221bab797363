package dev.keadm.workflow;

import java.util.regex.Pattern;

/** Names a step in events and in the journal, so it stays the same from version to version: {@code install-service}. */
public record StepId(String text) {
    private static final Pattern KEBAB = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    public StepId {
        if (!KEBAB.matcher(text).matches()) {
            throw new IllegalArgumentException("A step's id is in kebab case, but was '" + text + "'");
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
