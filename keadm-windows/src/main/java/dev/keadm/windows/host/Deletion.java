package dev.keadm.windows.host;

import dev.keadm.windows.jna.FileChanges;
import dev.keadm.windows.jna.WindowsErrors;
import dev.keadm.windows.jna.WindowsException;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * Deletes, and enters no reparse point: one in a container's layer leads into the living system. Java's own walk enters
 * junctions, which it does not call links.
 */
final class Deletion {
    private final FileChanges changes;
    private final BusyFiles busy;
    private final Path temporary;

    /** @param temporary a folder for what must not stay where it is until it is closed */
    Deletion(FileChanges changes, BusyFiles busy, Path temporary) {
        this.changes = changes;
        this.busy = busy;
        this.temporary = temporary;
    }

    /** A file, a link or an empty folder; succeeds when nothing is there. */
    void one(Path path) throws IOException {
        OptionalInt attributes = attributes(path);
        if (attributes.isEmpty()) {
            return;
        }
        if (isFolder(attributes.getAsInt()) && !isEmpty(path)) {
            throw new DirectoryNotEmptyException(path.toString());
        }
        delete(path, attributes.getAsInt());
    }

    /** All of it or, when a volume is mounted in it, nothing. */
    void tree(Path top) throws IOException {
        OptionalInt attributes = attributes(top);
        if (attributes.isPresent()) {
            refuseMounted(top, attributes.getAsInt());
            tree(top, attributes.getAsInt());
        }
    }

    private void refuseMounted(Path path, int attributes) throws IOException {
        int reparseFolder = FileChanges.REPARSE_POINT | FileChanges.DIRECTORY;
        if ((attributes & reparseFolder) == reparseFolder && changes.isMountPoint(path)) {
            throw new FileSystemException(
                    path.toString(), null, "a volume is mounted there; unmount it before its folder is deleted");
        }
        if (isFolder(attributes)) {
            try (DirectoryStream<Path> children = Files.newDirectoryStream(path)) {
                for (Path child : children) {
                    refuseMounted(child, changes.attributes(child));
                }
            }
        }
    }

    private void tree(Path path, int attributes) throws IOException {
        if (isFolder(attributes)) {
            try (DirectoryStream<Path> children = Files.newDirectoryStream(path)) {
                for (Path child : children) {
                    tree(child, changes.attributes(child));
                }
            }
        }
        delete(path, attributes);
        if (!isFolder(attributes)) {
            outOfTheWay(path);
        }
    }

    /**
     * What is deleted while somebody has it open may stay in its folder until it is closed, and keep the folder: a launcher
     * script whose program deletes the script's own folder. Where such a file can be moved, it ends elsewhere.
     */
    private void outOfTheWay(Path file) {
        try {
            if (attributes(file).isPresent()) {
                Path elsewhere = temporary.resolve("keadm-" + UUID.randomUUID() + ".gone");
                changes.replace(file, elsewhere);
                changes.deleteFile(elsewhere);
            }
        } catch (WindowsException _) {
            // it goes when it is closed, and deleting its folder waits for that
        }
    }

    private void delete(Path path, int attributes) throws IOException {
        allowChange(path, attributes);
        if ((attributes & FileChanges.DIRECTORY) != 0) {
            busy.retry(() -> changes.deleteFolder(path));
        } else {
            busy.retry(() -> changes.deleteFile(path));
        }
    }

    /** Takes away the attribute that keeps a file from being replaced or deleted, if there is such a file. */
    void allowChange(Path path) throws IOException {
        OptionalInt attributes = attributes(path);
        if (attributes.isPresent()) {
            allowChange(path, attributes.getAsInt());
        }
    }

    private void allowChange(Path path, int attributes) throws IOException {
        if ((attributes & FileChanges.READ_ONLY) != 0) {
            changes.setAttributes(path, attributes & ~FileChanges.READ_ONLY);
        }
    }

    private OptionalInt attributes(Path path) throws WindowsException {
        try {
            return OptionalInt.of(changes.attributes(path));
        } catch (WindowsException e) {
            if (e.code() == WindowsErrors.FILE_NOT_FOUND || e.code() == WindowsErrors.PATH_NOT_FOUND) {
                return OptionalInt.empty();
            }
            throw e;
        }
    }

    private static boolean isFolder(int attributes) {
        return (attributes & (FileChanges.DIRECTORY | FileChanges.REPARSE_POINT)) == FileChanges.DIRECTORY;
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
            return !children.iterator().hasNext();
        }
    }
}
