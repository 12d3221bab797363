package dev.keadm.cli.sandbox;

import java.nio.file.Path;
import java.util.Optional;

/** The sandbox of a root, at most one. */
public interface Sandboxes {
    /**
     * Starts it unless it runs, and waits until it answers.
     *
     * @throws dev.keadm.error.KeadmException when it does not come up
     */
    SandboxFacts up(Path root);

    /** Stops it and removes all that it kept. Returns false when there is none. */
    boolean down(Path root);

    /** Empty when none runs. */
    Optional<SandboxFacts> status(Path root);

    /** Runs one in this process until the process is told to end. */
    void serve(Path root) throws InterruptedException;
}
