package dev.keadm.edgecore.edged.volume;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.DosFileAttributeView;

/**
 * Deletes a folder with all that is in it. Each folder is opened relative to the one above without following links, so
 * nothing that is swapped meanwhile leads the deletion elsewhere. The caller has unmounted what hung below.
 */
final class TreeRemoval {
    private TreeRemoval() {}

    /** Nothing at the path is no error; a link is deleted, not what it leads to. */
    static void remove(Path path) throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (isFolder(Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS))) {
            empty(path);
        }
        delete(path);
    }

    /** Windows does not delete what somebody, such as a container in its emptyDir, marked read-only. */
    private static void delete(Path path) throws IOException {
        try {
            Files.deleteIfExists(path);
        } catch (AccessDeniedException e) {
            DosFileAttributeView marks =
                    Files.getFileAttributeView(path, DosFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
            if (marks == null || !marks.readAttributes().isReadOnly()) {
                throw e;
            }
            marks.setReadOnly(false);
            Files.deleteIfExists(path);
        }
    }

    private static void empty(Path folder) throws IOException {
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            if (stream instanceof SecureDirectoryStream<Path> secure) {
                emptySecure(secure);
            } else {
                for (Path entry : stream) {
                    remove(entry);
                }
            }
        } catch (NoSuchFileException _) {
            // gone meanwhile
        }
    }

    private static void emptySecure(SecureDirectoryStream<Path> folder) throws IOException {
        for (Path entry : folder) {
            Path name = entry.getFileName();
            if (isFolder(folder, name)) {
                try (SecureDirectoryStream<Path> inner = folder.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS)) {
                    emptySecure(inner);
                }
                folder.deleteDirectory(name);
            } else {
                folder.deleteFile(name);
            }
        }
    }

    private static boolean isFolder(SecureDirectoryStream<Path> folder, Path name) throws IOException {
        BasicFileAttributes attributes = folder.getFileAttributeView(
                        name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .readAttributes();
        return isFolder(attributes);
    }

    /** A junction of Windows is a folder and something else, and leads elsewhere as a link does. */
    private static boolean isFolder(BasicFileAttributes attributes) {
        return attributes.isDirectory() && !attributes.isOther();
    }
}
