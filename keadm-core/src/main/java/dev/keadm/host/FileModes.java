package dev.keadm.host;

import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalLong;

/** Owners and modes of files in Unix terms, which containers' volumes are written in. A link is never followed. */
public interface FileModes {
    /** @throws java.nio.file.NoSuchFileException when there is nothing at the path */
    FileMode read(Path path) throws IOException;

    /**
     * @param permissions the lower twelve bits of a Unix mode: {@code 0644}, {@code 02775}
     * @throws IOException also when the path is a link, whose mode nobody may mean
     */
    void setPermissions(Path path, int permissions) throws IOException;

    /** An absent id stays as it is. */
    void setOwner(Path path, OptionalLong user, OptionalLong group) throws IOException;
}
