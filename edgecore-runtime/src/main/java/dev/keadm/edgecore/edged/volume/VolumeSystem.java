package dev.keadm.edgecore.edged.volume;

import dev.keadm.edgecore.edged.PreparationException;
import dev.keadm.host.FileMode;
import dev.keadm.host.FileModes;
import dev.keadm.host.Mounts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;

/** What volumes are made with on one operating system. */
public sealed interface VolumeSystem permits LinuxVolumes, WindowsVolumes {
    Mounts mounts();

    FileModes modes();

    Clock clock();

    /** Whether files can be kept off the disk. */
    boolean hasMemory();

    /** Permissions of the folder of a volume that only the agent writes. */
    int writtenFolder();

    /**
     * Permissions of a file of such a volume.
     *
     * @param wanted what the pod says
     */
    int writtenFile(int wanted);

    /** @throws PreparationException for names that files cannot have here */
    void check(Payload payload) throws PreparationException;

    VolumeFiles files();

    /** What lies at a path; links are not followed. */
    FileMode.Kind kind(Path path) throws IOException;
}
