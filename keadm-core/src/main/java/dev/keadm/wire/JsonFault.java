package dev.keadm.wire;

import java.util.stream.Stream;

/** Why some JSON cannot be read, without the JSON: it may be a Secret, and the reason goes to a log. */
public final class JsonFault {
    private static final int LONGEST = 120;

    private JsonFault() {}

    /** The parser's first words, up to where it begins to quote what it read. */
    public static String text(Exception failure) {
        String text = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        int end = Stream.of("\n", ", following", "`", ", instead found")
                .mapToInt(text::indexOf)
                .filter(at -> at >= 0)
                .min()
                .orElse(text.length());
        return text.substring(0, Math.min(end, LONGEST)).strip();
    }
}
