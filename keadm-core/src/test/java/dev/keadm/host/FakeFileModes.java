package dev.keadm.host;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;

/** Owners and modes in memory for files that are really there, so that tests need not be root. */
public final class FakeFileModes implements FileModes {
    private final Map<Object, FileMode> known = new HashMap<>();

    @Override
    public synchronized FileMode read(Path path) throws IOException {
        BasicFileAttributes file = attributes(path);
        FileMode.Kind kind = file.isSymbolicLink()
                ? FileMode.Kind.LINK
                : file.isDirectory()
                        ? FileMode.Kind.FOLDER
                        : file.isRegularFile() ? FileMode.Kind.FILE : FileMode.Kind.OTHER;
        int usual = kind == FileMode.Kind.FOLDER ? 0755 : kind == FileMode.Kind.LINK ? 0777 : 0644;
        FileMode set = known.getOrDefault(key(file), new FileMode(kind, usual, 0, 0, 1));
        return new FileMode(kind, set.permissions(), set.user(), set.group(), 1);
    }

    @Override
    public synchronized void setPermissions(Path path, int permissions) throws IOException {
        FileMode now = read(path);
        if (now.kind() == FileMode.Kind.LINK) {
            throw new FileSystemException(path.toString(), null, "is a link");
        }
        known.put(key(attributes(path)), new FileMode(now.kind(), permissions & 07777, now.user(), now.group(), 1));
    }

    @Override
    public synchronized void setOwner(Path path, OptionalLong user, OptionalLong group) throws IOException {
        FileMode now = read(path);
        known.put(
                key(attributes(path)),
                new FileMode(now.kind(), now.permissions(), user.orElse(now.user()), group.orElse(now.group()), 1));
    }

    private static BasicFileAttributes attributes(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    private static Object key(BasicFileAttributes file) {
        return Objects.requireNonNull(file.fileKey(), "the test's file system has no file keys");
    }
}
