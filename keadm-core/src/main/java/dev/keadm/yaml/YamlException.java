package dev.keadm.yaml;

import java.io.IOException;

/** The text is no YAML document of ours. The message says what is wrong, without file and line. */
public final class YamlException extends IOException {
    private final int line;

    YamlException(int line, String message) {
        super(message);
        this.line = line;
    }

    /** Counted from 1, or 0 when the document as a whole is meant. */
    public int line() {
        return line;
    }
}
