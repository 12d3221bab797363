package dev.keadm.config;

import dev.keadm.yaml.YamlException;
import dev.keadm.yaml.YamlList;
import dev.keadm.yaml.YamlMap;
import dev.keadm.yaml.YamlNode;
import dev.keadm.yaml.YamlReader;
import dev.keadm.yaml.YamlScalar;
import dev.keadm.yaml.YamlWriter;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An {@code edgecore.yaml} as it stands: what it says, in its order, unknown keys included. Never changes: each
 * {@code with…} gives a new one. Comments are not kept, as Go does not keep them either.
 */
public final class EdgeCoreDocument {
    public static final String API_VERSION = "edgecore.config.kubeedge.io/v1alpha2";
    public static final String KIND = "EdgeCore";

    private static final long LARGEST = 1024 * 1024;

    private final KnownKeys known;
    private final YamlMap root;
    private final String source;
    private final List<ConfigProblem> oddities;

    private EdgeCoreDocument(KnownKeys known, YamlMap root, String source, List<ConfigProblem> oddities) {
        this.known = known;
        this.root = root;
        this.source = source;
        this.oddities = oddities;
    }

    /** What {@code edgecore --defaultconfig} prints, less the host name and the cloud's addresses: those have no default. */
    public static EdgeCoreDocument defaults(GoDefaults platform) {
        KnownKeys known = new KnownKeys();
        EdgeCoreDocument document =
                new EdgeCoreDocument(known, YamlMap.of(Map.of()), "the default edgecore.yaml", List.of());
        for (Key key : known.all().stream()
                .sorted((a, b) -> a.path().compareTo(b.path()))
                .toList()) {
            Optional<String> value = key.defaultFor(platform);
            if (value.isPresent()) {
                document = document.put(key.path(), key.type().node(value.get()));
            }
        }
        return document;
    }

    /**
     * @throws java.nio.file.NoSuchFileException when there is no such file
     * @throws ConfigException when it is no {@code edgecore.yaml}; names each fault with its line and key
     */
    public static EdgeCoreDocument read(Path file) throws IOException {
        if (Files.size(file) > LARGEST) {
            throw new ConfigException(
                    file.toString(),
                    List.of(new ConfigProblem(0, "", "it is larger than 1 MiB, which no edgecore.yaml is")));
        }
        try {
            return parse(Files.readString(file), file.toString());
        } catch (CharacterCodingException _) {
            throw new ConfigException(
                    file.toString(), List.of(new ConfigProblem(0, "", "it is not UTF-8 text; save it as UTF-8")));
        }
    }

    /** @param source for messages, mostly the file's path */
    public static EdgeCoreDocument parse(String text, String source) throws ConfigException {
        KnownKeys known = new KnownKeys();
        YamlMap root = root(text, source);
        SchemaCheck check = SchemaCheck.of(root, known);
        if (!check.faults().isEmpty()) {
            throw new ConfigException(source, check.faults());
        }
        requireHeader(root, "apiVersion", API_VERSION, source);
        requireHeader(root, "kind", KIND, source);
        return new EdgeCoreDocument(known, root, source, check.oddities());
    }

    private static YamlMap root(String text, String source) throws ConfigException {
        try {
            YamlNode node = YamlReader.read(text.startsWith("\ufeff") ? text.substring(1) : text);
            if (node instanceof YamlMap map) {
                return map;
            }
            String message = "it must hold a mapping of keys, not " + node.describe() + "; it may be half written";
            throw new ConfigException(source, List.of(new ConfigProblem(node.line(), "", message)));
        } catch (YamlException e) {
            throw new ConfigException(source, List.of(new ConfigProblem(e.line(), "", String.valueOf(e.getMessage()))));
        }
    }

    private static void requireHeader(YamlMap root, String key, String expected, String source) throws ConfigException {
        YamlNode node = root.get(key);
        String found = node instanceof YamlScalar scalar ? scalar.text() : "";
        if (!found.equals(expected)) {
            String actual = found.isEmpty() ? "it is missing, the file may be half written" : "not '" + found + "'";
            int line = node == null ? 0 : node.line();
            throw new ConfigException(
                    source, List.of(new ConfigProblem(line, key, "must be '" + expected + "': " + actual)));
        }
    }

    /** Unknown keys, each with a suggestion. They have no effect and are kept. */
    public List<ConfigProblem> oddities() {
        return oddities;
    }

    /** What it was read from, for messages. */
    public String source() {
        return source;
    }

    /** As a file: block style, two spaces, newline at the end. */
    public String toYaml() {
        return YamlWriter.write(root);
    }

    public boolean has(String path) {
        return node(path) != null;
    }

    /** The value at a known key, absent when the file leaves it out or says null. */
    @Nullable
    YamlNode node(String path) {
        YamlNode node = root;
        for (String segment : path.split("\\.", -1)) {
            if (!(node instanceof YamlMap map)) {
                return null;
            }
            node = child(map, segment);
        }
        return node instanceof YamlScalar scalar && scalar.isNull() ? null : node;
    }

    private static @Nullable YamlNode child(YamlMap map, String segment) {
        String spelling = spelling(map, segment);
        return map.get(spelling);
    }

    /** The key as the file spells it: Go reads keys whatever their case. */
    private static String spelling(YamlMap map, String segment) {
        if (map.get(segment) != null) {
            return segment;
        }
        return map.entries().keySet().stream()
                .filter(segment::equalsIgnoreCase)
                .findFirst()
                .orElse(segment);
    }

    KnownKeys known() {
        return known;
    }

    /** A copy in which the key has this value. */
    public EdgeCoreDocument with(String path, String value) {
        return checked(path, YamlScalar.text(value));
    }

    public EdgeCoreDocument with(String path, boolean value) {
        return checked(path, YamlScalar.bool(value));
    }

    public EdgeCoreDocument with(String path, long value) {
        return checked(path, YamlScalar.number(value));
    }

    public EdgeCoreDocument with(String path, Duration value) {
        return checked(path, YamlScalar.text(GoDuration.format(value)));
    }

    public EdgeCoreDocument with(String path, List<String> values) {
        return checked(path, YamlList.of(values.stream().map(YamlScalar::text).toList()));
    }

    public EdgeCoreDocument with(String path, Map<String, String> values) {
        LinkedHashMap<String, YamlNode> entries = new LinkedHashMap<>();
        values.forEach((key, value) -> entries.put(key, YamlScalar.text(value)));
        return checked(path, YamlMap.of(entries));
    }

    /** Puts {@code registerWithTaints}. */
    public EdgeCoreDocument withTaints(List<NodeTaint> taints) {
        return checked(
                "modules.edged.tailoredKubeletConfig.registerWithTaints",
                YamlList.of(taints.stream().map(NodeTaint::node).toList()));
    }

    /**
     * A copy changed as Go keadm's {@code --set} says.
     *
     * @param set {@code path=value,path[0].field=value,path={a,b},path={k:v}}
     * @throws ConfigException when any of it names no key, or not a value of the key's kind; names the first
     */
    public EdgeCoreDocument withSettings(String set) throws ConfigException {
        EdgeCoreDocument changed = this;
        for (SetFlag.Assignment assignment : new SetFlag(known).parse(set)) {
            changed = changed.put(assignment.key().path(), changed.after(assignment));
        }
        SchemaCheck check = SchemaCheck.of(changed.root, known);
        if (!check.faults().isEmpty()) {
            throw new ConfigException("--set", check.faults());
        }
        return changed;
    }

    /** The key's value with the assignment done; elements that are missing before the one it names become empty. */
    private YamlNode after(SetFlag.Assignment assignment) {
        if (assignment.element().isEmpty()) {
            return assignment.value();
        }
        boolean taints = assignment.key().type() == ValueType.TAINTS;
        List<YamlNode> items = new ArrayList<>();
        if (node(assignment.key().path()) instanceof YamlList list) {
            items.addAll(list.items());
        }
        int index = assignment.element().get();
        while (items.size() <= index) {
            items.add(taints ? YamlMap.of(Map.of()) : YamlScalar.text(""));
        }
        boolean field =
                items.get(index) instanceof YamlMap && !assignment.field().isEmpty();
        items.set(
                index,
                field ? ((YamlMap) items.get(index)).with(assignment.field(), assignment.value()) : assignment.value());
        return YamlList.of(items);
    }

    /** A copy without the key, which then has Go's default. */
    public EdgeCoreDocument without(String path) {
        known.require(path);
        return new EdgeCoreDocument(known, removed(root, List.of(path.split("\\.", -1))), source, oddities);
    }

    private static YamlMap removed(YamlMap map, List<String> path) {
        String name = spelling(map, path.getFirst());
        if (path.size() == 1) {
            return map.without(name);
        }
        return map.get(name) instanceof YamlMap inner
                ? map.with(name, removed(inner, path.subList(1, path.size())))
                : map;
    }

    /** @throws IllegalArgumentException when there is no such key or the value is of another kind */
    EdgeCoreDocument checked(String path, YamlNode value) {
        Key key = known.require(path);
        if (!key.type().accepts(value)) {
            throw new IllegalArgumentException(
                    path + " must be " + key.type().expected() + ", not " + value.describe());
        }
        return put(path, value);
    }

    private EdgeCoreDocument put(String path, YamlNode value) {
        return new EdgeCoreDocument(known, put(root, Arrays.asList(path.split("\\.", -1)), value), source, oddities);
    }

    private static YamlMap put(YamlMap map, List<String> path, YamlNode value) {
        String name = spelling(map, path.getFirst());
        if (path.size() == 1) {
            return map.with(name, value);
        }
        YamlMap inner = map.get(name) instanceof YamlMap there ? there : YamlMap.of(Map.of());
        return map.with(name, put(inner, path.subList(1, path.size()), value));
    }

    /**
     * What the file means.
     *
     * @param hostName the node's name when the file gives none, as Go does; lower case
     * @throws ConfigException when values contradict each other or the rules of their keys: names all of them
     */
    public EdgeCoreConfig config(GoDefaults platform, String hostName) throws ConfigException {
        return ConfigValues.of(this, platform, hostName);
    }
}
