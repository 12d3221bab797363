package dev.keadm.windows.host.preflight;

import dev.keadm.host.HostFacts;
import dev.keadm.preflight.Check;
import dev.keadm.preflight.Finding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Images of Windows take gigabytes.
 *
 * @param images where they will lie
 */
record DiskCheck(HostFacts facts, Path images) implements Check {
    private static final long GIBIBYTE = 1L << 30;
    private static final long COMFORT = 20;

    @Override
    public String id() {
        return "image-disk";
    }

    @Override
    public List<Finding> run() throws IOException {
        long free = facts.capacity(images).freeDiskBytes() / GIBIBYTE;
        String message = free + " GiB are free for images in " + images + ".";
        return List.of(
                free < COMFORT
                        ? Finding.warning(
                                id(), message, "Images of Windows take 0.3 to 5 GiB each: have 20 GiB free, or more.")
                        : Finding.ok(id(), message));
    }
}
