package dev.keadm.workflow;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What the journal needs of a file system. Where it has no POSIX permissions, those of the folder above are inherited. */
final class PrivateFiles {
    private PrivateFiles() {}

    static void create(Path file) throws IOException {
        Files.createFile(file, permissions(file, "rw-------"));
    }

    static void createFolder(Path folder) throws IOException {
        Files.createDirectory(folder, permissions(folder, "rwx------"));
    }

    /** Makes what is in the folder outlast a power failure, where folders can be opened at all. */
    static void syncFolder(Path folder) throws IOException {
        if (!posix(folder)) {
            return;
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Whether a file or folder may be moved and deleted while a process has it open, as everywhere but on Windows. */
    static boolean movesWhatIsOpen(Path path) {
        return posix(path);
    }

    /** Links are deleted, not followed. */
    static void deleteTree(Path top) throws IOException {
        List<Path> inside;
        try (Stream<Path> walk = Files.walk(top)) {
            inside = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : inside) {
            Files.delete(path);
        }
    }

    private static FileAttribute<?>[] permissions(Path path, String text) {
        return posix(path)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text))}
                : new FileAttribute<?>[0];
    }

    private static boolean posix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
