package dev.keadm.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** Unpacks a whole archive into a folder that is there afterwards whole or not at all. */
public final class Unpacker {
    private final Path top;

    private Unpacker(Path top) {
        this.top = top;
    }

    /**
     * @param target must not be there; its parent must
     * @throws ArtifactException when the archive is damaged or refused; nothing is left then
     */
    public static void unpack(Path archive, Path target, ArchiveLimits limits)
            throws IOException, InterruptedException {
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new ArtifactException(
                    "Cannot unpack " + archive + ": " + target + " is there already",
                    "Remove it, or name another folder.");
        }
        Path fresh = Files.createTempDirectory(target.getParent(), "." + target.getFileName() + "-");
        boolean done = false;
        try {
            Unpacker unpacker = new Unpacker(fresh);
            Archive.read(archive, limits, unpacker::place);
            protect(fresh, true);
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
            done = true;
        } finally {
            if (!done) {
                delete(fresh);
            }
        }
    }

    private void place(ArchiveEntry entry, InputStream content) throws IOException {
        Path path = top.resolve(entry.path());
        switch (entry) {
            case ArchiveEntry.Folder _ -> folder(path);
            case ArchiveEntry.RegularFile file -> {
                folder(path.getParent());
                write(path, content);
                protect(path, file.executable());
            }
            case ArchiveEntry.Link link -> {
                folder(path.getParent());
                Files.createSymbolicLink(path, Path.of(link.target()));
            }
        }
    }

    /** A link among the folders would lead what is written there somewhere else. */
    private void folder(@Nullable Path path) throws IOException {
        if (path == null || path.equals(top)) {
            return;
        }
        folder(path.getParent());
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new ArtifactException(
                    "Refused an archive: '" + top.relativize(path) + "' is a file or link in it, and a folder as well",
                    "No release is like that. Check where the file came from.");
        }
        Files.createDirectory(path);
        protect(path, true);
    }

    private static void write(Path path, InputStream content) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                OutputStream out = Channels.newOutputStream(channel)) {
            content.transferTo(out);
            channel.force(true);
        }
    }

    /** Where the file system knows modes: never more than the owner may write, and no set-user-id. */
    private static void protect(Path path, boolean executable) throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(
                    path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    private static void delete(Path tree) throws IOException {
        Files.walkFileTree(tree, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
