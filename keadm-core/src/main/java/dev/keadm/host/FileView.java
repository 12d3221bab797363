package dev.keadm.host;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Files and folders, to look at only. Paths are absolute. */
public interface FileView {
    FileStatus status(Path path) throws IOException;

    /** What lies directly in the folder, sorted. A folder that is not there is an {@link IOException}. */
    List<Path> list(Path folder) throws IOException;

    /** The file's content; follows a link. */
    InputStream open(Path file) throws IOException;

    default byte[] read(Path file) throws IOException {
        try (InputStream content = open(file)) {
            return content.readAllBytes();
        }
    }

    default String readString(Path file) throws IOException {
        return new String(read(file), StandardCharsets.UTF_8);
    }
}
