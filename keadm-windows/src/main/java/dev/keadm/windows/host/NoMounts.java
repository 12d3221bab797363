package dev.keadm.windows.host;

import dev.keadm.host.MountPoint;
import dev.keadm.host.Mounts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Windows has no mounts to be taken away before a folder goes: volumes hang in reparse points, which are never entered. */
public final class NoMounts implements Mounts {
    @Override
    public List<MountPoint> list() {
        return List.of();
    }

    @Override
    public void memory(Path folder, long maxBytes) throws IOException {
        throw new IOException("Windows has no file system in memory to hang over " + folder);
    }

    @Override
    public void bind(Path source, Path target) throws IOException {
        throw new IOException("Windows cannot show " + source + " at " + target + " too");
    }

    @Override
    public void unmount(Path path) {
        // nothing is ever mounted
    }
}
