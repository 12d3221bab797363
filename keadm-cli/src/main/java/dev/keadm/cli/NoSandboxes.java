package dev.keadm.cli;

import dev.keadm.cli.sandbox.SandboxFacts;
import dev.keadm.cli.sandbox.Sandboxes;
import dev.keadm.error.ErrorCode;
import dev.keadm.error.KeadmException;
import java.nio.file.Path;
import java.util.Optional;

/** A sandbox runs beside installations, below a root of its own, which Windows does not have. */
final class NoSandboxes implements Sandboxes {
    @Override
    public SandboxFacts up(Path root) {
        throw refusal();
    }

    @Override
    public boolean down(Path root) {
        throw refusal();
    }

    @Override
    public Optional<SandboxFacts> status(Path root) {
        throw refusal();
    }

    @Override
    public void serve(Path root) {
        throw refusal();
    }

    private static KeadmException refusal() {
        return new KeadmException(
                ErrorCode.USAGE,
                "The sandbox runs on Linux only.",
                "Start it on a Linux machine that this one reaches, and join with what it prints.");
    }
}
