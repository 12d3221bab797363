package dev.keadm.windows.pipe;

import dev.keadm.windows.jna.PipeConnection;
import java.io.IOException;

/** Looks at a pipe before anything is said through it. */
@FunctionalInterface
interface PipeCheck {
    /** @throws IOException it is not the one that is meant */
    void check(String path, PipeConnection pipe) throws IOException;

    default PipeCheck and(PipeCheck other) {
        return (path, pipe) -> {
            check(path, pipe);
            other.check(path, pipe);
        };
    }
}
