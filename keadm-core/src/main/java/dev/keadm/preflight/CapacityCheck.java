package dev.keadm.preflight;

import dev.keadm.host.Capacity;
import dev.keadm.host.HostView;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether there is room for the programs, the agent and a few images.
 *
 * @param needed bytes that the installation itself will write
 */
public record CapacityCheck(HostView host, long needed) implements Check {
    private static final long MEBIBYTE = 1024 * 1024;
    private static final long COMFORT = 1024 * MEBIBYTE;
    private static final long MEMORY = 256 * MEBIBYTE;

    /** Database, journal and logs. */
    private static final long DATA = 64 * MEBIBYTE;

    @Override
    public String id() {
        return "capacity";
    }

    @Override
    public List<String> ids() {
        return List.of(id(), "memory", "disk");
    }

    @Override
    public List<Finding> run() throws IOException {
        Path data = host.layout().data();
        Capacity capacity = host.facts().capacity(data);
        List<Finding> findings = new ArrayList<>(disk(host.layout().programs(), needed));
        findings.addAll(disk(data, DATA));
        if (capacity.memoryBytes() < MEMORY) {
            findings.add(Finding.warning(
                    "memory",
                    "The machine has " + mebibytes(capacity.memoryBytes()) + " MiB of memory.",
                    "Pods and agent need 256 MiB or more."));
        }
        return findings;
    }

    private List<Finding> disk(Path path, long least) throws IOException {
        long free = host.facts().capacity(path).freeDiskBytes();
        if (free < least) {
            return List.of(Finding.error(
                    "disk",
                    "Only " + mebibytes(free) + " MiB are free for " + path + ", it takes " + mebibytes(least) + ".",
                    "Make room, or take another place with --root."));
        }
        return free >= COMFORT
                ? List.of()
                : List.of(Finding.warning(
                        "disk",
                        "Only " + mebibytes(free) + " MiB are free for " + path + ".",
                        "Images of pods may not fit: make room."));
    }

    private static long mebibytes(long bytes) {
        return bytes / MEBIBYTE;
    }
}
