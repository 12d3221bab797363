package dev.keadm.windows.jna;

import com.sun.jna.WString;
import java.nio.file.Path;

/** Paths in the form that has no limit of 260 characters. */
final class LongPath {
    private LongPath() {}

    static WString of(Path path) {
        String text = path.toAbsolutePath().normalize().toString();
        if (text.startsWith("\\\\?\\") || text.startsWith("\\\\.\\")) {
            return new WString(text);
        }
        return new WString(text.startsWith("\\\\") ? "\\\\?\\UNC\\" + text.substring(2) : "\\\\?\\" + text);
    }
}
