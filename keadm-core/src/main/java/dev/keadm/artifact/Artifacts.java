package dev.keadm.artifact;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** A place that has artifacts, each verified when it is asked for. */
public interface Artifacts {
    /**
     * Makes sure that the artifact is here and is what its release says it is.
     *
     * @throws ArtifactException when it cannot be had, or is not what it should be: nothing of it can be used then
     */
    Digest fetch(Artifact artifact, Transfer transfer) throws IOException, InterruptedException;

    /** Whether it is in its folder, verified, so that {@link #fetch} would fetch nothing. */
    boolean isHere(Artifact artifact) throws IOException;

    /** Where its file is, verified just now. */
    Path verified(Artifact artifact) throws IOException;

    /** The bundle that all is taken from; empty when it comes over the network. */
    Optional<Path> bundle();
}
