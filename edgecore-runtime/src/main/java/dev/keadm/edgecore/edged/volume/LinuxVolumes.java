package dev.keadm.edgecore.edged.volume;

import dev.keadm.host.FileMode;
import dev.keadm.host.FileModes;
import dev.keadm.host.Mounts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;

/** Volumes with Unix modes, some of them in memory; a rename moves all readers at once. */
public record LinuxVolumes(Mounts mounts, FileModes modes, Clock clock) implements VolumeSystem {
    @Override
    public boolean hasMemory() {
        return true;
    }

    @Override
    public int writtenFolder() {
        return 0777;
    }

    @Override
    public int writtenFile(int wanted) {
        return wanted;
    }

    @Override
    public void check(Payload payload) {
        // every name that a payload can have is one here
    }

    @Override
    public VolumeFiles files() {
        return new AtomicWriter(this, SymbolicLinks.REPLACEABLE);
    }

    @Override
    public FileMode.Kind kind(Path path) throws IOException {
        return modes.read(path).kind();
    }
}
