package dev.keadm.yaml;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Keys in the order of the file. */
public record YamlMap(SequencedMap<String, YamlNode> entries, int line) implements YamlNode {
    public YamlMap {
        entries = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(entries));
    }

    public static YamlMap of(Map<String, ? extends YamlNode> entries) {
        return new YamlMap(new LinkedHashMap<>(entries), 0);
    }

    public @Nullable YamlNode get(String key) {
        return entries.get(key);
    }

    /** A copy in which the key has this value, at its old place or else at the end. */
    public YamlMap with(String key, YamlNode value) {
        LinkedHashMap<String, YamlNode> copy = new LinkedHashMap<>(entries);
        copy.put(key, value);
        return new YamlMap(copy, line);
    }

    /** A copy without the key. */
    public YamlMap without(String key) {
        LinkedHashMap<String, YamlNode> copy = new LinkedHashMap<>(entries);
        copy.remove(key);
        return new YamlMap(copy, line);
    }

    @Override
    public String describe() {
        return "a mapping";
    }
}
