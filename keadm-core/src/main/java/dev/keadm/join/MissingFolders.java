package dev.keadm.join;

import dev.keadm.host.FileStatus;
import dev.keadm.host.FileView;
import dev.keadm.host.HostFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Folders that a step makes on the way to its own file. */
public final class MissingFolders {
    private MissingFolders() {}

    /** The folder that a file lies in. */
    public static Path of(Path file) {
        return Objects.requireNonNull(file.getParent(), () -> file + " lies in no folder");
    }

    /** Those above the path that are not there, outermost first. */
    public static List<String> above(FileView files, Path path) throws IOException {
        List<String> missing = new ArrayList<>();
        for (Path folder = path.getParent();
                folder != null && files.status(folder) instanceof FileStatus.Absent;
                folder = folder.getParent()) {
            missing.addFirst(folder.toString());
        }
        return missing;
    }

    /** Removes those of them that are empty, innermost first. */
    public static void remove(HostFiles files, List<String> made) throws IOException {
        for (String text : made.reversed()) {
            Path folder = Path.of(text);
            if (files.status(folder) instanceof FileStatus.Folder
                    && files.list(folder).isEmpty()) {
                files.delete(folder);
            }
        }
    }
}
