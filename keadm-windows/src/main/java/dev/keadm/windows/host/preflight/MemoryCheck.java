package dev.keadm.windows.host.preflight;

import dev.keadm.preflight.Check;
import dev.keadm.preflight.Finding;
import dev.keadm.windows.system.SystemView;
import java.io.IOException;
import java.util.List;

/** Windows itself and a few containers. */
record MemoryCheck(SystemView system) implements Check {
    private static final long MEBIBYTE = 1L << 20;

    /** Firmware and graphics keep some of what is built in. */
    private static final long LEAST = 1800 * MEBIBYTE;

    private static final long COMFORT = 3800 * MEBIBYTE;

    @Override
    public String id() {
        return "memory";
    }

    @Override
    public List<Finding> run() throws IOException {
        long total = system.memory().total();
        String message = "The machine has " + total / MEBIBYTE + " MiB of memory.";
        if (total < LEAST) {
            return List.of(Finding.error(id(), message, "Windows with containers needs 2 GiB, better 4."));
        }
        return List.of(
                total < COMFORT
                        ? Finding.warning(id(), message, "With less than 4 GiB pods are soon without.")
                        : Finding.ok(id(), message));
    }
}
