package dev.keadm.containerd;

import dev.keadm.host.FileStatus;
import dev.keadm.host.FileView;
import dev.keadm.host.HostFiles;
import dev.keadm.workflow.UndoResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Folders that a step makes on the way to its files. */
final class Folders {
    private Folders() {}

    /** The folder of a file. */
    static Path of(Path file) {
        Path folder = file.getParent();
        if (folder == null) {
            throw new IllegalArgumentException("'" + file + "' lies in no folder");
        }
        return folder;
    }

    /** The folder and those above it that are not there, outermost first. */
    static List<String> missing(FileView files, Path folder) throws IOException {
        List<String> missing = new ArrayList<>();
        for (@Nullable Path at = folder; at != null && absent(files, at); at = at.getParent()) {
            missing.addFirst(at.toString());
        }
        return missing;
    }

    /** Removes those of them that are empty, innermost first. */
    static void removeEmpty(HostFiles files, List<String> made) throws IOException {
        for (String text : made.reversed()) {
            Path folder = Path.of(text);
            if (files.status(folder) instanceof FileStatus.Folder
                    && files.list(folder).isEmpty()) {
                files.delete(folder);
            }
        }
    }

    /** Deletes a file that a step wrote, and those of the folders that it made which are empty then. */
    static UndoResult takeBack(HostFiles files, String file, List<String> made) throws IOException {
        Path path = Path.of(file);
        boolean there = !absent(files, path);
        files.delete(path);
        removeEmpty(files, made);
        return there ? new UndoResult.Undone("Removed " + path) : new UndoResult.NothingToUndo();
    }

    static boolean absent(FileView files, Path path) throws IOException {
        return files.status(path) instanceof FileStatus.Absent;
    }

    static boolean holds(FileView files, Path path, String text) throws IOException {
        return files.status(path) instanceof FileStatus.RegularFile
                && files.readString(path).equals(text);
    }
}
