package dev.keadm.edgecore.edged.volume;

import dev.keadm.edgecore.edged.PreparationException;
import dev.keadm.host.FileMode;
import dev.keadm.host.FileModes;
import dev.keadm.host.Mounts;
import dev.keadm.host.NoMounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;

/**
 * Volumes on a disk with access lists. What a pod says about modes cannot be kept: containers run as users that the
 * machine does not know, so that a file which they are to read is readable for every user of it.
 */
public record WindowsVolumes(FileModes modes, Clock clock) implements VolumeSystem {
    @Override
    public Mounts mounts() {
        return new NoMounts();
    }

    @Override
    public boolean hasMemory() {
        return false;
    }

    @Override
    public int writtenFolder() {
        return 0755;
    }

    @Override
    public int writtenFile(int wanted) {
        return 0644;
    }

    @Override
    public void check(Payload payload) throws PreparationException {
        WindowsNames.check(payload.files().keySet());
    }

    @Override
    public VolumeFiles files() {
        return new CheckedFiles(new AtomicWriter(this, SymbolicLinks.REMADE), new PlainFiles(this));
    }

    @Override
    public FileMode.Kind kind(Path path) throws IOException {
        BasicFileAttributes there = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (there.isSymbolicLink()) {
            return FileMode.Kind.LINK;
        }
        if (there.isOther()) {
            return FileMode.Kind.OTHER;
        }
        return there.isDirectory() ? FileMode.Kind.FOLDER : FileMode.Kind.FILE;
    }
}
