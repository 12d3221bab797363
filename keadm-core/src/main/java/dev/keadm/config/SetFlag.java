package dev.keadm.config;

import dev.keadm.yaml.YamlList;
import dev.keadm.yaml.YamlMap;
import dev.keadm.yaml.YamlNode;
import dev.keadm.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Go keadm's {@code --set}: {@code path=value} pairs with commas between them. A path is of YAML keys or of Go's field
 * names; {@code [n]} picks an element of a list, which grows up to it. A value is a text, in quotes or not, a list
 * {@code {a,b}} or a mapping {@code {k:v,k2:v2}}. What Go drops without a word is an error here, and a number passes for a
 * text without quotes.
 */
final class SetFlag {
    private static final Pattern STEP = Pattern.compile("([^\\[\\]]+)(?:\\[(\\d{1,3})])?");
    private static final Set<String> TRUE = Set.of("true", "t");
    private static final Set<String> FALSE = Set.of("false", "f");

    private final KnownKeys known;

    SetFlag(KnownKeys known) {
        this.known = known;
    }

    /** A value for a key: for the whole of it, for one element of it, or for one field of that element. */
    record Assignment(Key key, Optional<Integer> element, String field, YamlNode value) {}

    List<Assignment> parse(String expression) throws ConfigException {
        List<Assignment> assignments = new ArrayList<>();
        for (String pair : pairs(expression)) {
            int equals = pair.indexOf('=');
            if (equals <= 0) {
                throw fault(pair, "must be path=value, but holds no path and '='");
            }
            assignments.add(assignment(pair.substring(0, equals), pair.substring(equals + 1)));
        }
        if (assignments.isEmpty()) {
            throw fault("", "it holds no path=value");
        }
        return assignments;
    }

    /** Splits at commas outside of braces and quotes, blanks there left out. */
    private static List<String> pairs(String expression) throws ConfigException {
        List<String> pairs = new ArrayList<>();
        StringBuilder pair = new StringBuilder();
        boolean quoted = false;
        boolean braced = false;
        for (int i = 0; i <= expression.length(); i++) {
            char c = i == expression.length() ? ',' : expression.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '{' || c == '}')) {
                if (braced == (c == '{')) {
                    throw fault(pair.toString(), "has a '" + c + "' too many");
                }
                braced = !braced;
            }
            if (c == ',' && !quoted && !braced) {
                if (!pair.isEmpty()) {
                    pairs.add(pair.toString());
                }
                pair.setLength(0);
            } else if (quoted || braced || !Character.isWhitespace(c)) {
                pair.append(c);
            }
        }
        if (!pair.isEmpty()) {
            throw fault(
                    pair.substring(0, pair.length() - 1),
                    "has " + (quoted ? "a quote" : "a brace") + " that nothing closes");
        }
        return pairs;
    }

    private Assignment assignment(String path, String value) throws ConfigException {
        Key key = null;
        Optional<Integer> element = Optional.empty();
        String section = "";
        for (String step : path.split("\\.", -1)) {
            Matcher form = STEP.matcher(step);
            if (!form.matches()) {
                throw fault(path, "must be names with dots between them, each with at most one [number] after it");
            }
            if (element.isPresent() && key != null) {
                return field(key, element, path, step, value);
            }
            String full = section.isEmpty() ? form.group(1) : section + "." + form.group(1);
            key = known.findSetting(full).orElseThrow(() -> unknown(path, full));
            section = key.path();
            element = Optional.ofNullable(form.group(2)).map(Integer::valueOf);
        }
        return whole(key, element, path, value);
    }

    private ConfigException unknown(String path, String full) {
        int dot = full.lastIndexOf('.');
        Optional<Key> parent = dot < 0 ? Optional.empty() : known.findSetting(full.substring(0, dot));
        if (parent.isPresent() && parent.get().type() != ValueType.SECTION) {
            return fault(
                    path,
                    "does not lead to a key: " + parent.get().path() + " is "
                            + parent.get().type().expected() + ". Set it as a whole, with {…}");
        }
        String hint = SchemaCheck.hint(known, dot < 0 ? "" : full.substring(0, dot), full.substring(dot + 1));
        return fault(path, "is no key of edgecore.yaml; " + hint);
    }

    private static Assignment whole(@Nullable Key key, Optional<Integer> element, String path, String value)
            throws ConfigException {
        if (key == null || key.type() == ValueType.SECTION) {
            throw fault(path, "is a section: set the keys in it one by one");
        }
        if (element.isEmpty()) {
            return new Assignment(key, element, "", value(key.type(), path, value));
        }
        ValueType type = switch (key.type()) {
            case LIST -> ValueType.TEXT;
            case TAINTS -> ValueType.TEXTS;
            default -> throw fault(path, "is no list, it is " + key.type().expected());
        };
        return new Assignment(key, element, "", value(type, path, value));
    }

    private static Assignment field(Key key, Optional<Integer> element, String path, String step, String value)
            throws ConfigException {
        String field = step.toLowerCase(Locale.ROOT);
        if (key.type() != ValueType.TAINTS
                || !Set.of("key", "value", "effect").contains(field)
                || !path.endsWith(step)) {
            throw fault(path, "does not lead to a key: only taints have fields, which are key, value and effect");
        }
        return new Assignment(key, element, field, value(ValueType.TEXT, path, value));
    }

    private static YamlNode value(ValueType type, String path, String text) throws ConfigException {
        boolean braces = text.startsWith("{") && text.endsWith("}");
        YamlNode node = switch (type) {
            case LIST, TAINTS -> braces ? YamlList.of(scalars(ValueType.TEXT, text)) : scalar(ValueType.TEXT, text);
            case TEXTS -> braces ? map(ValueType.TEXT, path, text) : scalar(ValueType.TEXT, text);
            case SWITCHES -> braces ? map(ValueType.SWITCH, path, text) : scalar(ValueType.TEXT, text);
            case ANY -> throw fault(path, "cannot be set by --set: write it into edgecore.yaml");
            default -> scalar(type, text);
        };
        if (!type.accepts(node)) {
            throw fault(path, "must be " + type.expected() + ", not '" + text + "'");
        }
        return node;
    }

    private static List<YamlNode> scalars(ValueType type, String braced) {
        return inner(braced).stream().<YamlNode>map(item -> scalar(type, item)).toList();
    }

    private static YamlMap map(ValueType type, String path, String braced) throws ConfigException {
        LinkedHashMap<String, YamlNode> entries = new LinkedHashMap<>();
        for (String item : inner(braced)) {
            int colon = item.indexOf(':');
            if (colon <= 0) {
                throw fault(path, "must be {key:value,…}, but '" + item.strip() + "' has no key and ':'");
            }
            String key = unquoted(item.substring(0, colon));
            if (entries.put(key, scalar(type, item.substring(colon + 1))) != null) {
                throw fault(path, "has the key '" + key + "' twice");
            }
        }
        return YamlMap.of(entries);
    }

    private static List<String> inner(String braced) {
        String inside = braced.substring(1, braced.length() - 1);
        List<String> items = new ArrayList<>();
        StringBuilder item = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < inside.length(); i++) {
            char c = inside.charAt(i);
            quoted ^= c == '"';
            if (c == ',' && !quoted) {
                items.add(item.toString());
                item.setLength(0);
            } else {
                item.append(c);
            }
        }
        if (!items.isEmpty() || !item.toString().isBlank()) {
            items.add(item.toString());
        }
        return items;
    }

    private static YamlScalar scalar(ValueType type, String text) {
        String bare = unquoted(text);
        return switch (type) {
            case SWITCH -> {
                String lower = bare.toLowerCase(Locale.ROOT);
                boolean known = TRUE.contains(lower) || FALSE.contains(lower);
                yield known ? YamlScalar.bool(TRUE.contains(lower)) : YamlScalar.text(bare);
            }
            case INT32, INT64, UINT8, DECIMAL -> new YamlScalar(bare, YamlScalar.Kind.NUMBER, 0);
            default -> YamlScalar.text(bare);
        };
    }

    private static String unquoted(String text) {
        String bare = text.strip();
        boolean quotes = bare.length() > 1
                && bare.charAt(0) == bare.charAt(bare.length() - 1)
                && (bare.charAt(0) == '"' || bare.charAt(0) == '\'');
        return quotes ? bare.substring(1, bare.length() - 1) : bare;
    }

    private static ConfigException fault(String path, String message) {
        String shown = path.isEmpty() ? "" : "'" + path + "'";
        return new ConfigException("--set", List.of(new ConfigProblem(0, shown, message)));
    }
}
