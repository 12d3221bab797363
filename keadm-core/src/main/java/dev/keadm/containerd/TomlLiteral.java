package dev.keadm.containerd;

import java.nio.file.Path;

/** TOML's literal strings, in which nothing is escaped: a backslash is one, and what cannot stand in them is refused. */
public final class TomlLiteral {
    private TomlLiteral() {}

    public static String of(Path path) {
        return of(path.toString());
    }

    /** @throws IllegalArgumentException a quote or a control character */
    public static String of(String text) {
        if (text.indexOf('\'') >= 0 || text.chars().anyMatch(c -> c < ' ')) {
            throw new IllegalArgumentException(
                    "containerd's configuration cannot hold a quote or a control character: " + text);
        }
        return "'" + text + "'";
    }
}
