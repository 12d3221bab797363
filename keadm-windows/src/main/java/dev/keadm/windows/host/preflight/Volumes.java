package dev.keadm.windows.host.preflight;

import java.io.IOException;
import java.nio.file.Path;

/** The volumes of the machine. */
public interface Volumes {
    /**
     * @param path need not be there; the nearest folder above it that is counts
     * @return {@code NTFS}, {@code ReFS}
     */
    String fileSystem(Path path) throws IOException;
}
