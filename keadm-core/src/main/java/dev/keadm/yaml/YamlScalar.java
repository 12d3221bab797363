package dev.keadm.yaml;

/** @param text as written, quotes and escapes resolved */
public record YamlScalar(String text, Kind kind, int line) implements YamlNode {
    /** {@link #TEXT} is also what is quoted and looks like something else. */
    public enum Kind {
        TEXT,
        NUMBER,
        BOOLEAN,
        NULL
    }

    private static final int LONGEST_QUOTE = 60;

    public static YamlScalar text(String text) {
        return new YamlScalar(text, Kind.TEXT, 0);
    }

    public static YamlScalar number(long value) {
        return new YamlScalar(Long.toString(value), Kind.NUMBER, 0);
    }

    public static YamlScalar number(double value) {
        return new YamlScalar(Double.toString(value), Kind.NUMBER, 0);
    }

    public static YamlScalar bool(boolean value) {
        return new YamlScalar(Boolean.toString(value), Kind.BOOLEAN, 0);
    }

    public boolean isNull() {
        return kind == Kind.NULL;
    }

    @Override
    public String describe() {
        String shown = text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
        return switch (kind) {
            case TEXT -> "the text '" + shown + "'";
            case NUMBER -> "the number " + shown;
            case BOOLEAN -> "the switch " + shown;
            case NULL -> "nothing";
        };
    }
}
