package dev.keadm.windows.host.preflight;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Those of this machine. */
public final class LocalVolumes implements Volumes {
    @Override
    public String fileSystem(Path path) throws IOException {
        Path there = path.toAbsolutePath();
        while (Files.notExists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        return Files.getFileStore(there).type();
    }
}
