package dev.keadm.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/** Reads one document. Duplicate keys, a second document and merge keys are errors; aliases are copied in. */
public final class YamlReader {
    private static final int MOST_NODES = 100_000;
    private static final int DEEPEST = 64;

    private final YAMLParser parser;
    private final Map<String, YamlNode> anchors = new HashMap<>();
    private int nodes;

    private YamlReader(YAMLParser parser) {
        this.parser = parser;
    }

    /** @throws YamlException when the text is no YAML, is empty, or holds more than one document */
    public static YamlNode read(String text) throws YamlException {
        int zero = text.indexOf('\0');
        if (zero >= 0) {
            throw new YamlException(
                    line(text, zero), "it holds zero bytes, as a file does that was not written to its end");
        }
        try (YAMLParser parser = (YAMLParser) new YAMLFactory().createParser(ObjectReadContext.empty(), text)) {
            return new YamlReader(parser).document();
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNr());
            throw new YamlException(line, "it is no well-formed YAML: " + firstLine(e.getOriginalMessage()));
        }
    }

    private YamlNode document() throws YamlException {
        if (parser.nextToken() == null) {
            throw new YamlException(0, "it is empty");
        }
        YamlNode root = node(0);
        if (parser.nextToken() != null) {
            throw new YamlException(here(), "a second document begins here, only one is read");
        }
        return root;
    }

    private YamlNode node(int depth) throws YamlException {
        int line = here();
        if (depth > DEEPEST) {
            throw new YamlException(line, "it is nested deeper than " + DEEPEST + " levels");
        }
        if (parser.isCurrentAlias()) {
            return aliased(parser.getString(), line);
        }
        String anchor = parser.getObjectId();
        YamlNode node = fresh(depth, line);
        count(1, line);
        if (anchor != null) {
            anchors.put(anchor, node);
        }
        return node;
    }

    private YamlNode fresh(int depth, int line) throws YamlException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> map(depth, line);
            case START_ARRAY -> list(depth, line);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> scalar(YamlScalar.Kind.NUMBER, line);
            case VALUE_TRUE, VALUE_FALSE -> scalar(YamlScalar.Kind.BOOLEAN, line);
            case VALUE_NULL -> new YamlScalar("", YamlScalar.Kind.NULL, line);
            case VALUE_STRING -> scalar(YamlScalar.Kind.TEXT, line);
            default -> throw new YamlException(line, "unexpected " + parser.currentToken());
        };
    }

    private YamlScalar scalar(YamlScalar.Kind kind, int line) {
        return new YamlScalar(parser.getString(), kind, line);
    }

    private YamlList list(int depth, int line) throws YamlException {
        List<YamlNode> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(node(depth + 1));
        }
        return new YamlList(items, line);
    }

    private YamlMap map(int depth, int line) throws YamlException {
        LinkedHashMap<String, YamlNode> entries = new LinkedHashMap<>();
        Map<String, Integer> lines = new HashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            Integer before = lines.putIfAbsent(key, here());
            if (before != null) {
                throw new YamlException(here(), "the key '" + key + "' is there twice, first in line " + before);
            }
            if (key.equals("<<")) {
                throw new YamlException(here(), "merge keys ('<<') are not read: write the keys out");
            }
            parser.nextToken();
            entries.put(key, node(depth + 1));
        }
        return new YamlMap(entries, line);
    }

    private YamlNode aliased(String name, int line) throws YamlException {
        YamlNode target = anchors.get(name);
        if (target == null) {
            throw new YamlException(line, "the alias '*" + name + "' stands for nothing before it");
        }
        count(size(target), line);
        return target;
    }

    private void count(int more, int line) throws YamlException {
        nodes += more;
        if (nodes > MOST_NODES) {
            throw new YamlException(
                    line, "it holds more than " + MOST_NODES + " values, aliases counted as often as used");
        }
    }

    private static int size(YamlNode node) {
        return switch (node) {
            case YamlScalar _ -> 1;
            case YamlList list ->
                1 + list.items().stream().mapToInt(YamlReader::size).sum();
            case YamlMap map ->
                1 + map.entries().values().stream().mapToInt(YamlReader::size).sum();
        };
    }

    private int here() {
        return parser.currentTokenLocation().getLineNr();
    }

    private static int line(String text, int end) {
        return 1 + (int) text.substring(0, end).chars().filter(c -> c == '\n').count();
    }

    private static String firstLine(@Nullable String message) {
        return message == null ? "" : message.lines().findFirst().orElse("");
    }
}
