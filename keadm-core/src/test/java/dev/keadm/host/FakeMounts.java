package dev.keadm.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A table of mounts in memory, above one file system that holds everything. What is mounted changes no real file. */
public final class FakeMounts implements Mounts {
    private final List<MountPoint> table = new ArrayList<>();
    private int devices;

    public FakeMounts() {
        table.add(new MountPoint(Path.of("/"), "0:1", Path.of("/"), "ext4"));
    }

    @Override
    public synchronized List<MountPoint> list() {
        return List.copyOf(table);
    }

    @Override
    public synchronized void memory(Path folder, long maxBytes) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new NotDirectoryException(folder.toString());
        }
        devices++;
        table.add(new MountPoint(folder, "9:" + devices, Path.of("/"), "tmpfs"));
    }

    @Override
    public synchronized void bind(Path source, Path target) throws IOException {
        Path real = source.toRealPath();
        if (Files.isDirectory(real) != Files.isDirectory(target)) {
            throw new IOException("cannot mount " + source + " at " + target + ": a folder goes over a folder");
        }
        MountPoint below = table.getFirst();
        for (MountPoint mount : table) {
            if (real.startsWith(mount.path())
                    && mount.path().getNameCount() >= below.path().getNameCount()) {
                below = mount;
            }
        }
        Path root = below.root().resolve(below.path().relativize(real).toString());
        table.add(new MountPoint(target, below.device(), root, below.fileSystem()));
    }

    @Override
    public synchronized void unmount(Path path) {
        for (int i = table.size() - 1; i > 0; i--) {
            if (table.get(i).path().equals(path)) {
                table.remove(i);
                return;
            }
        }
    }
}
