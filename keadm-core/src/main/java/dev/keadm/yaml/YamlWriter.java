package dev.keadm.yaml;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Writes block style, two spaces deep, lists not indented, as Go's marshaller does. */
public final class YamlWriter {
    /** Beginning and rest are such that no YAML version sees an indicator, and no resolver a number or a date. */
    private static final Pattern PLAIN =
            Pattern.compile("[A-Za-z/][A-Za-z0-9_./@%+=\\\\-]*(?:[ :][A-Za-z0-9_./@%+=\\\\-]+)*");

    private static final Pattern PLAIN_WITH_DIGITS =
            Pattern.compile("\\d+\\.\\d+\\.\\d+\\.\\d+(:\\d+)?|(\\d+(h|m|s|ms|us|ns))+|\\d+(%|Ki|Mi|Gi|Ti)");

    /** Words that some YAML version takes for a switch or for nothing. */
    private static final Set<String> RESERVED =
            Set.of("true", "false", "yes", "no", "on", "off", "y", "n", "null", "nan", "inf");

    private final StringBuilder out = new StringBuilder();

    private YamlWriter() {}

    public static String write(YamlMap document) {
        YamlWriter writer = new YamlWriter();
        if (document.entries().isEmpty()) {
            return "{}\n";
        }
        writer.map(document, "");
        return writer.out.toString();
    }

    private void map(YamlMap map, String indent) {
        String before = "";
        for (Map.Entry<String, YamlNode> entry : map.entries().entrySet()) {
            out.append(before).append(text(entry.getKey())).append(':');
            value(entry.getValue(), indent, indent + "  ");
            before = indent;
        }
    }

    /** Goes on after {@code key:}; a list stands under its key, a mapping two spaces deeper. */
    private void value(YamlNode node, String listIndent, String mapIndent) {
        switch (node) {
            case YamlScalar scalar -> out.append(' ').append(scalar(scalar)).append('\n');
            case YamlList list when list.items().isEmpty() -> out.append(" []\n");
            case YamlMap map when map.entries().isEmpty() -> out.append(" {}\n");
            case YamlList list -> {
                out.append('\n').append(listIndent);
                list(list, listIndent);
            }
            case YamlMap map -> {
                out.append('\n').append(mapIndent);
                map(map, mapIndent);
            }
        }
    }

    private void list(YamlList list, String indent) {
        String before = "";
        for (YamlNode item : list.items()) {
            out.append(before).append('-');
            switch (item) {
                case YamlMap map
                when !map.entries().isEmpty() -> {
                    out.append(' ');
                    map(map, indent + "  ");
                }
                case YamlList inner
                when !inner.items().isEmpty() -> {
                    out.append(' ');
                    list(inner, indent + "  ");
                }
                default -> value(item, indent, indent);
            }
            before = indent;
        }
    }

    private static String scalar(YamlScalar scalar) {
        return switch (scalar.kind()) {
            case NUMBER, BOOLEAN -> scalar.text();
            case NULL -> "null";
            case TEXT -> text(scalar.text());
        };
    }

    private static String text(String text) {
        boolean plain = PLAIN_WITH_DIGITS.matcher(text).matches()
                || (PLAIN.matcher(text).matches() && !RESERVED.contains(text.toLowerCase(Locale.ROOT)));
        return plain ? text : quoted(text);
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> quoted.append(inQuotes(c)));
        return quoted.append('"').toString();
    }

    private static String inQuotes(int c) {
        return switch (c) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> {
                boolean shown = (c >= ' ' && c < 0x7f) || (c > 0xa0 && Character.isLetterOrDigit(c));
                yield shown ? Character.toString(c) : (c > 0xffff ? "\\U%08x" : "\\u%04x").formatted(c);
            }
        };
    }
}
