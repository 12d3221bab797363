package dev.keadm.windows.host;

import dev.keadm.artifact.Waiting;
import dev.keadm.host.Access;
import dev.keadm.host.FileStatus;
import dev.keadm.host.HostFiles;
import dev.keadm.host.NewFile;
import dev.keadm.windows.jna.Advapi32FileSecurity;
import dev.keadm.windows.jna.FileChanges;
import dev.keadm.windows.jna.FileSecurity;
import dev.keadm.windows.jna.Kernel32FileChanges;
import dev.keadm.windows.security.ProtectedFolders;
import dev.keadm.windows.security.Protection;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;

/**
 * Files with access control lists of their own.
 *
 * <p>A {@link NewFile} is private until it is complete. One that a killed process left goes with the next write, move or
 * delete at its place.
 */
public final class WindowsFiles implements HostFiles {
    private final FileSecurity security;
    private final FileChanges changes;
    private final ProtectedFolders folders;
    private final BusyFiles busy;
    private final Deletion deletion;

    public WindowsFiles() {
        this(new Advapi32FileSecurity(), new Kernel32FileChanges(), new ProtectedFolders(), Waiting.REAL);
    }

    WindowsFiles(FileSecurity security, FileChanges changes, ProtectedFolders folders, Waiting waiting) {
        this.security = security;
        this.changes = changes;
        this.folders = folders;
        this.busy = new BusyFiles(waiting);
        this.deletion = new Deletion(changes, busy, Path.of(System.getProperty("java.io.tmpdir")));
    }

    @Override
    public FileStatus status(Path path) throws IOException {
        try {
            return status(path, Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
        } catch (NoSuchFileException _) {
            return new FileStatus.Absent();
        }
    }

    private FileStatus status(Path path, BasicFileAttributes attributes) throws IOException {
        if (attributes.isSymbolicLink()) {
            return new FileStatus.Link(Files.readSymbolicLink(path));
        }
        if (isReparsePoint(path)) {
            return new FileStatus.Other();
        }
        if (attributes.isDirectory()) {
            return new FileStatus.Folder(security.read(path).sddl());
        }
        return attributes.isRegularFile()
                ? new FileStatus.RegularFile(
                        attributes.size(), security.read(path).sddl())
                : new FileStatus.Other();
    }

    /** Junctions, mounted volumes, files that lie elsewhere in truth: Java calls none of them a link. */
    private boolean isReparsePoint(Path path) throws IOException {
        return (changes.attributes(path) & FileChanges.REPARSE_POINT) != 0;
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
        deletion.one(fresh);
        try {
            security.createFile(fresh, Protection.PRIVATE.ofFile());
            content.fill(fresh);
            if (access != Access.PRIVATE) {
                security.protect(fresh, protection(access).ofFile());
            }
            deletion.allowChange(file);
            busy.retry(() -> changes.replace(fresh, file));
        } catch (IOException | InterruptedException | RuntimeException e) {
            deletion.one(fresh);
            throw e;
        }
    }

    @Override
    public List<Path> createFolders(Path folder, Access access) throws IOException {
        return folders.create(folder, access == Access.PRIVATE ? Protection.PRIVATE : Protection.READ_AND_EXECUTE);
    }

    private static Protection protection(Access access) {
        return switch (access) {
            case PRIVATE -> Protection.PRIVATE;
            case READABLE -> Protection.READ;
            case EXECUTABLE -> Protection.READ_AND_EXECUTE;
        };
    }

    @Override
    public void link(Path link, Path target) throws IOException {
        Files.createSymbolicLink(link, target);
        if (!Files.isSymbolicLink(link)) {
            throw new FileSystemException(
                    link.toString(),
                    target.toString(),
                    "the system says that it made the link, and there is none. This file system has no symbolic links");
        }
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        if (Files.isDirectory(to, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(to.toString());
        }
        deletion.allowChange(to);
        busy.retry(() -> changes.replace(from, to));
        deletion.one(NewFile.beside(to));
    }

    @Override
    public void delete(Path path) throws IOException {
        if (path.getParent() == null || !Files.isDirectory(path.getParent())) {
            return;
        }
        deletion.one(NewFile.beside(path));
        deletion.one(path);
    }

    @Override
    public void deleteTree(Path top) throws IOException {
        deletion.tree(top);
    }
}
