package dev.keadm.windows.host.preflight;

import dev.keadm.host.Disk;
import java.io.IOException;
import java.nio.file.Path;

/** Those of this machine. */
public final class LocalVolumes implements Volumes {
    @Override
    public String fileSystem(Path path) throws IOException {
        return Disk.of(path).type();
    }
}
