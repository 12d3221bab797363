package dev.keadm.config;

import dev.keadm.yaml.YamlMap;
import dev.keadm.yaml.YamlScalar;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.Set;

/**
 * A taint with which the node registers.
 *
 * @param value may be empty
 * @param effect {@code NoSchedule}, {@code PreferNoSchedule} or {@code NoExecute}
 */
public record NodeTaint(String key, String value, String effect) {
    static final Set<String> EFFECTS = Set.of("NoSchedule", "PreferNoSchedule", "NoExecute");

    /** {@code key=value:Effect} or {@code key:Effect}, as {@code kubectl taint} takes it; empty when it is neither. */
    public static Optional<NodeTaint> parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon <= 0) {
            return Optional.empty();
        }
        String effect = text.substring(colon + 1);
        String[] pair = text.substring(0, colon).split("=", 2);
        boolean known = EFFECTS.contains(effect) && !pair[0].isEmpty();
        return known ? Optional.of(new NodeTaint(pair[0], pair.length > 1 ? pair[1] : "", effect)) : Optional.empty();
    }

    static NodeTaint of(YamlMap map) {
        return new NodeTaint(
                ValueType.textUnder(map, "key").orElse(""),
                ValueType.textUnder(map, "value").orElse(""),
                ValueType.textUnder(map, "effect").orElse(""));
    }

    YamlMap node() {
        LinkedHashMap<String, YamlScalar> entries = new LinkedHashMap<>();
        entries.put("effect", YamlScalar.text(effect));
        entries.put("key", YamlScalar.text(key));
        if (!value.isEmpty()) {
            entries.put("value", YamlScalar.text(value));
        }
        return YamlMap.of(entries);
    }
}
