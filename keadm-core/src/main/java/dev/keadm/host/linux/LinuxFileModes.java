package dev.keadm.host.linux;

import dev.keadm.host.FileMode;
import dev.keadm.host.FileModes;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;

/** Through the JDK's {@code unix} attribute view, whose calls open files without following links. */
public final class LinuxFileModes implements FileModes {
    private static final int KIND = 0170000;
    private static final int PERMISSIONS = 07777;

    @Override
    public FileMode read(Path path) throws IOException {
        Map<String, Object> found = Files.readAttributes(path, "unix:mode,uid,gid,dev", LinkOption.NOFOLLOW_LINKS);
        int mode = number(found, "mode").intValue();
        return new FileMode(
                kind(mode & KIND),
                mode & PERMISSIONS,
                number(found, "uid").longValue(),
                number(found, "gid").longValue(),
                number(found, "dev").longValue());
    }

    @Override
    public void setPermissions(Path path, int permissions) throws IOException {
        if (Files.isSymbolicLink(path)) {
            throw new FileSystemException(path.toString(), null, "is a link; its mode is not changed");
        }
        Files.setAttribute(path, "unix:mode", permissions & PERMISSIONS, LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public void setOwner(Path path, OptionalLong user, OptionalLong group) throws IOException {
        if (user.isPresent()) {
            Files.setAttribute(path, "unix:uid", (int) user.getAsLong(), LinkOption.NOFOLLOW_LINKS);
        }
        if (group.isPresent()) {
            Files.setAttribute(path, "unix:gid", (int) group.getAsLong(), LinkOption.NOFOLLOW_LINKS);
        }
    }

    private static Number number(Map<String, Object> attributes, String name) throws IOException {
        if (attributes.get(name) instanceof Number number) {
            // the JDK reads ids into signed ints
            return number instanceof Integer id ? Integer.toUnsignedLong(id) : number;
        }
        throw new IOException("the system does not tell a file's " + name);
    }

    private static FileMode.Kind kind(int bits) {
        return switch (bits) {
            case 0100000 -> FileMode.Kind.FILE;
            case 0040000 -> FileMode.Kind.FOLDER;
            case 0120000 -> FileMode.Kind.LINK;
            case 0140000 -> FileMode.Kind.SOCKET;
            case 0020000 -> FileMode.Kind.CHARACTER_DEVICE;
            case 0060000 -> FileMode.Kind.BLOCK_DEVICE;
            default -> FileMode.Kind.OTHER;
        };
    }
}
