package dev.keadm.join;

import dev.keadm.host.FileStatus;
import dev.keadm.host.FileView;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Reads a container's log as runtimes write it: time, stream, {@code F} for a full line or {@code P}, text. */
final class TrialOutput {
    private static final int COLUMNS = 4;

    private TrialOutput() {}

    /** The lines that are not blank; none when there is no log. */
    static List<String> read(FileView files, Path log) throws IOException {
        if (files.status(log) instanceof FileStatus.Absent) {
            return List.of();
        }
        return files.readString(log)
                .lines()
                .map(TrialOutput::text)
                .filter(text -> !text.isBlank())
                .toList();
    }

    private static String text(String line) {
        String[] columns = line.split(" ", COLUMNS);
        return columns.length == COLUMNS ? columns[COLUMNS - 1].stripTrailing() : line;
    }
}
