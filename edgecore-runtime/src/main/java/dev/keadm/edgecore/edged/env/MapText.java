package dev.keadm.edgecore.edged.env;

import java.util.Map;
import java.util.TreeMap;

/** Labels or annotations as text: a line {@code key="value"} each, sorted, values quoted as Go quotes strings. */
final class MapText {
    private MapText() {}

    static String of(Map<String, String> map) {
        StringBuilder out = new StringBuilder();
        new TreeMap<>(map).forEach((key, value) -> {
            if (!out.isEmpty()) {
                out.append('\n');
            }
            out.append(key).append('=');
            quote(out, value);
        });
        return out.toString();
    }

    private static void quote(StringBuilder out, String value) {
        out.append('"');
        value.codePoints().forEach(point -> {
            switch (point) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case 0x07 -> out.append("\\a");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case 0x0b -> out.append("\\v");
                default -> other(out, point);
            }
        });
        out.append('"');
    }

    private static void other(StringBuilder out, int point) {
        if (isPrintable(point)) {
            out.appendCodePoint(point);
        } else if (point < 0x80) {
            out.append("\\x%02x".formatted(point));
        } else {
            out.append((point > 0xffff ? "\\U%08x" : "\\u%04x").formatted(point));
        }
    }

    /** Go's {@code unicode.IsPrint}: letters, marks, numbers, punctuation, symbols and the plain space. */
    private static boolean isPrintable(int point) {
        return point == ' '
                || switch (Character.getType(point)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.SURROGATE,
                            Character.PRIVATE_USE,
                            Character.UNASSIGNED,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR,
                            Character.SPACE_SEPARATOR -> false;
                    default -> true;
                };
    }
}
