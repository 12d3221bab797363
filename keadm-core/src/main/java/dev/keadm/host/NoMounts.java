package dev.keadm.host;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Those of a system on which nothing is mounted anywhere. */
public final class NoMounts implements Mounts {
    @Override
    public List<MountPoint> list() {
        return List.of();
    }

    @Override
    public void memory(Path folder, long maxBytes) throws IOException {
        throw new IOException("this system has no file system in memory for " + folder);
    }

    @Override
    public void bind(Path source, Path target) throws IOException {
        throw new IOException("this system cannot show " + source + " at " + target + " too");
    }

    @Override
    public void unmount(Path path) {
        // nothing is ever mounted
    }
}
