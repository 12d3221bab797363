package dev.keadm.windows.pipe;

import dev.keadm.windows.jna.PipeConnection;
import dev.keadm.windows.security.TrustedOwners;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/** Whether a pipe is the machine's own: whoever is first may make one of any name. */
final class PipeOwner implements PipeCheck {
    private final Trust trust;
    private final Consumer<String> warnings;

    /** Asked when the first pipe is open, since asking needs Windows. */
    @FunctionalInterface
    interface Trust {
        TrustedOwners owners() throws IOException;
    }

    PipeOwner(Trust trust, Consumer<String> warnings) {
        this.trust = trust;
        this.warnings = warnings;
    }

    @Override
    public void check(String path, PipeConnection pipe) throws IOException {
        Optional<String> owner = pipe.owner();
        if (owner.isEmpty()) {
            warnings.accept("pipe-without-owner: the system names no owner of the pipe '" + path
                    + "', so nobody can tell whether the container runtime made it.");
        } else if (!trust.owners().include(owner.get())) {
            throw new IOException("The pipe '" + path + "' belongs to " + owner.get()
                    + ", and not to SYSTEM (S-1-5-18), Administrators (S-1-5-32-544) or the account that this program"
                    + " runs as: something else has taken the container runtime's name. Find and end it");
        }
    }
}
