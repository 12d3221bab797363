package dev.keadm.request;

import java.util.Arrays;

/**
 * A taint that the node registers with.
 *
 * @param value may be empty
 */
public record NodeTaint(String key, String value, Effect effect) {
    /** Kubernetes' own words. */
    public enum Effect {
        NoSchedule,
        PreferNoSchedule,
        NoExecute
    }

    /** @throws dev.keadm.error.KeadmException ({@code USAGE}) for what is no {@code key[=value]:Effect} */
    public static NodeTaint parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 0) {
            throw refused(text, "it names no effect");
        }
        String left = text.substring(0, colon);
        int equals = left.indexOf('=');
        String key = equals < 0 ? left : left.substring(0, equals);
        String value = equals < 0 ? "" : left.substring(equals + 1);
        if (!QualifiedName.key(key)) {
            throw refused(text, QualifiedName.KEY_RULE);
        }
        if (!QualifiedName.value(value)) {
            throw refused(text, QualifiedName.VALUE_RULE);
        }
        return new NodeTaint(key, value, effect(text, text.substring(colon + 1)));
    }

    private static Effect effect(String text, String name) {
        return Arrays.stream(Effect.values())
                .filter(effect -> effect.name().equals(name))
                .findFirst()
                .orElseThrow(() -> refused(text, "'" + name + "' is no effect"));
    }

    @Override
    public String toString() {
        return key + (value.isEmpty() ? "" : "=" + value) + ":" + effect;
    }

    private static RuntimeException refused(String text, String why) {
        return Refusal.of(
                "--taints",
                text,
                why,
                "Write a taint as key=value:Effect, the effect being NoSchedule, PreferNoSchedule or NoExecute.");
    }
}
