package dev.keadm.artifact;

import java.io.IOException;
import java.nio.file.Path;

/** A place that has artifacts, each verified when it is asked for. */
public interface Artifacts {
    /**
     * Makes sure that the artifact is here and is what its release says it is.
     *
     * @throws ArtifactException when it cannot be had, or is not what it should be: nothing of it can be used then
     */
    Digest fetch(Artifact artifact, Transfer transfer) throws IOException, InterruptedException;

    /** Whether {@link #fetch} would need the network. */
    boolean isHere(Artifact artifact) throws IOException;

    /** Where its file is, verified just now. */
    Path verified(Artifact artifact) throws IOException;
}
