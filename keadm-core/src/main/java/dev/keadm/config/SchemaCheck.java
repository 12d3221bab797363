package dev.keadm.config;

import dev.keadm.yaml.YamlMap;
import dev.keadm.yaml.YamlNode;
import dev.keadm.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds a document against {@link KnownKeys}: wrong types are faults, unknown keys are oddities. */
final class SchemaCheck {
    private final KnownKeys known;
    private final List<ConfigProblem> faults = new ArrayList<>();
    private final List<ConfigProblem> oddities = new ArrayList<>();

    private SchemaCheck(KnownKeys known) {
        this.known = known;
    }

    static SchemaCheck of(YamlMap root, KnownKeys known) {
        SchemaCheck check = new SchemaCheck(known);
        check.section("", root);
        return check;
    }

    List<ConfigProblem> faults() {
        return List.copyOf(faults);
    }

    List<ConfigProblem> oddities() {
        return List.copyOf(oddities);
    }

    private void section(String path, YamlMap map) {
        Map<String, String> seen = new HashMap<>();
        for (Map.Entry<String, YamlNode> entry : map.entries().entrySet()) {
            String name = entry.getKey();
            YamlNode value = entry.getValue();
            String full = path.isEmpty() ? name : path + "." + name;
            Optional<Key> key = name.contains(".") ? Optional.empty() : known.find(full);
            if (key.isEmpty()) {
                unknown(path, full, name, value);
                continue;
            }
            String twin = seen.putIfAbsent(key.get().path(), name);
            if (twin != null) {
                faults.add(new ConfigProblem(
                        value.line(),
                        full,
                        "is there twice, also as '" + twin + "': Go's EdgeCore takes both for the same"));
            }
            value(key.get(), value);
        }
    }

    private void value(Key key, YamlNode value) {
        boolean absent = value instanceof YamlScalar scalar && scalar.isNull();
        if (absent) {
            return;
        }
        if (!key.type().accepts(value)) {
            faults.add(new ConfigProblem(
                    value.line(), key.path(), "must be " + key.type().expected() + ", not " + shown(key, value)));
        } else if (key.type() == ValueType.SECTION) {
            section(key.path(), (YamlMap) value);
        }
    }

    /** A token that somebody put into a broken file is a token still. */
    private static String shown(Key key, YamlNode value) {
        boolean secret = key.name().equals("token") || key.name().equals("mqttPassword");
        return secret ? "what is there (not shown)" : value.describe();
    }

    private void unknown(String section, String full, String name, YamlNode value) {
        String hint = hint(known, section, name);
        oddities.add(new ConfigProblem(value.line(), full, "is unknown and has no effect; " + hint));
    }

    /** What somebody most likely meant by a name that is no key of the section. */
    static String hint(KnownKeys known, String section, String name) {
        List<String> names = known.under(section).stream()
                .map(path -> path.substring(path.lastIndexOf('.') + 1))
                .toList();
        return Suggestion.nearest(name, names)
                .map(near -> "did you mean '" + near + "'?")
                .or(() -> elsewhere(known, name).map(path -> "there is '" + path + "'."))
                .orElse("KubeEdge v1.23 has no such key.");
    }

    /** The only key of this name in another section. */
    private static Optional<String> elsewhere(KnownKeys known, String name) {
        List<String> paths = known.all().stream()
                .filter(key -> key.name().equalsIgnoreCase(name))
                .map(Key::path)
                .toList();
        return paths.size() == 1 ? Optional.of(paths.getFirst()) : Optional.empty();
    }
}
