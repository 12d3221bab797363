package dev.keadm.host.linux;

import dev.keadm.host.Access;
import dev.keadm.host.FileStatus;
import dev.keadm.host.HostFiles;
import dev.keadm.host.NewFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Files with POSIX permissions.
 *
 * <p>A {@link NewFile} that a killed process left goes with the next write, move or delete at its place.
 */
public final class LinuxFiles implements HostFiles {
    @Override
    public FileStatus status(Path path) throws IOException {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return status(path, attributes);
        } catch (NoSuchFileException _) {
            return new FileStatus.Absent();
        }
    }

    private static FileStatus status(Path path, BasicFileAttributes attributes) throws IOException {
        if (attributes.isSymbolicLink()) {
            return new FileStatus.Link(Files.readSymbolicLink(path));
        }
        if (attributes.isDirectory()) {
            return new FileStatus.Folder(protection(path));
        }
        return attributes.isRegularFile()
                ? new FileStatus.RegularFile(attributes.size(), protection(path))
                : new FileStatus.Other();
    }

    private static String protection(Path path) throws IOException {
        int mode = (Integer) Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS);
        return "%04o".formatted(mode & 07777);
    }

    @Override
    public List<Path> list(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.sorted().toList();
        }
    }

    @Override
    public InputStream open(Path file) throws IOException {
        return Files.newInputStream(file);
    }

    @Override
    public void write(Path file, Access access, NewFile content) throws IOException, InterruptedException {
        Path fresh = NewFile.beside(file);
        Files.deleteIfExists(fresh);
        try {
            Files.createFile(fresh, PosixFilePermissions.asFileAttribute(filePermissions(Access.PRIVATE)));
            content.fill(fresh);
            Files.setPosixFilePermissions(fresh, filePermissions(access));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | InterruptedException | RuntimeException e) {
            Files.deleteIfExists(fresh);
            throw e;
        }
        syncFolder(file.getParent());
    }

    @Override
    public List<Path> createFolders(Path folder, Access access) throws IOException {
        List<Path> missing = new ArrayList<>();
        for (Path path = folder; path != null && !Files.isDirectory(path); path = path.getParent()) {
            missing.addFirst(path);
        }
        for (Path path : missing) {
            Files.createDirectory(path, PosixFilePermissions.asFileAttribute(folderPermissions(Access.PRIVATE)));
            Files.setPosixFilePermissions(path, folderPermissions(access));
            syncFolder(path.getParent());
        }
        return missing;
    }

    @Override
    public void link(Path link, Path target) throws IOException {
        Files.createSymbolicLink(link, target);
        syncFolder(link.getParent());
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        if (Files.isDirectory(to, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(to.toString());
        }
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        Files.deleteIfExists(NewFile.beside(to));
        syncFolder(to.getParent());
        syncFolder(from.getParent());
    }

    @Override
    public void delete(Path path) throws IOException {
        if (path.getParent() == null || !Files.isDirectory(path.getParent())) {
            return;
        }
        Files.deleteIfExists(NewFile.beside(path));
        Files.deleteIfExists(path);
        syncFolder(path.getParent());
    }

    @Override
    public void deleteTree(Path top) throws IOException {
        if (status(top) instanceof FileStatus.Absent) {
            return;
        }
        Optional<Path> mount = MountPoints.within(top);
        if (mount.isPresent()) {
            throw new FileSystemException(
                    mount.get().toString(),
                    null,
                    "something is mounted there; unmount it before its folder is deleted");
        }
        Files.walkFileTree(top, new Deleting());
        syncFolder(top.getParent());
    }

    private static final class Deleting extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
            if (failure != null) {
                throw failure;
            }
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
        }
    }

    private static void syncFolder(@Nullable Path folder) throws IOException {
        if (folder == null) {
            return;
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static Set<PosixFilePermission> filePermissions(Access access) {
        return PosixFilePermissions.fromString(
                switch (access) {
                    case PRIVATE -> "rw-------";
                    case READABLE -> "rw-r--r--";
                    case EXECUTABLE -> "rwxr-xr-x";
                });
    }

    private static Set<PosixFilePermission> folderPermissions(Access access) {
        return PosixFilePermissions.fromString(
                switch (access) {
                    case PRIVATE -> "rwx------";
                    case READABLE, EXECUTABLE -> "rwxr-xr-x";
                });
    }
}
