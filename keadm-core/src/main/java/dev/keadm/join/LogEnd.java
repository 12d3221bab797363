package dev.keadm.join;

import dev.keadm.error.Reason;
import dev.keadm.host.FileStatus;
import dev.keadm.host.FileView;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The last lines of a log. */
final class LogEnd {
    private static final int LINES = 8;
    private static final int WIDTH = 300;

    private LogEnd() {}

    /** Empty when there is none. */
    static String of(FileView files, Path log) {
        try {
            if (!(files.status(log) instanceof FileStatus.RegularFile)) {
                return "";
            }
            List<String> lines = files.readString(log)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
            return lines.stream()
                    .skip(Math.max(0, lines.size() - LINES))
                    .map(line -> "  " + (line.length() > WIDTH ? line.substring(0, WIDTH) + "…" : line))
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            return "  (cannot be read: " + Reason.of(e) + ")";
        }
    }
}
