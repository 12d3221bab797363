package dev.keadm.windows.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The machine's {@code Path} as it is written, in which others' entries are never touched, however odd they are.
 *
 * @param text with its {@code %NAMES%}
 */
record SearchPath(String text) {
    boolean contains(String folder) {
        return entries().stream().anyMatch(entry -> same(entry, folder));
    }

    /** With the folder behind all others. */
    SearchPath with(String folder) {
        return new SearchPath(text.isEmpty() || text.endsWith(";") ? text + folder : text + ";" + folder);
    }

    /** Without that folder, wherever it stands. */
    SearchPath without(String folder) {
        List<String> rest =
                entries().stream().filter(entry -> !same(entry, folder)).toList();
        return new SearchPath(String.join(";", rest));
    }

    /** What is between semicolons, where they are not within quotation marks. */
    private List<String> entries() {
        List<String> entries = new ArrayList<>();
        int from = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            quoted ^= letter == '"';
            if (letter == ';' && !quoted) {
                entries.add(text.substring(from, i));
                from = i + 1;
            }
        }
        entries.add(text.substring(from));
        return entries;
    }

    private static boolean same(String one, String other) {
        return plain(one).equals(plain(other));
    }

    private static String plain(String entry) {
        String name = entry.strip().replace("\"", "").toLowerCase(Locale.ROOT);
        return name.endsWith("\\") ? name.substring(0, name.length() - 1) : name;
    }
}
