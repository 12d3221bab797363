package dev.keadm.host;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;

/**
 * A file that grows beside the place which it takes once it is complete.
 *
 * @param modified how old it is to look; empty: as old as it is
 */
public record NewFile(HostFiles.Content content, Optional<Instant> modified) {
    /** Where it grows: {@code .NAME.keadm-new}. One left there by a killed process may go whenever its place changes. */
    public static Path beside(Path file) {
        return file.resolveSibling("." + file.getFileName() + ".keadm-new");
    }

    /** Fills the file, which is there and empty; all of it is on disk afterwards. */
    public void fill(Path fresh) throws IOException, InterruptedException {
        try (FileOutputStream stream = new FileOutputStream(fresh.toFile())) {
            content.writeTo(stream);
            stream.getFD().sync();
        }
        if (modified.isPresent()) {
            Files.setLastModifiedTime(fresh, FileTime.from(modified.get()));
        }
    }
}
