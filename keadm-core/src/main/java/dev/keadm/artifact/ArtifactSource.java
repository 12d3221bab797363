package dev.keadm.artifact;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Where an {@link ArtifactCache} gets what it does not have. */
public interface ArtifactSource {
    /**
     * What the artifact's digest must be.
     *
     * @throws ArtifactException when it does not say, so that nothing of it can be used
     */
    Digest published(Artifact artifact) throws IOException, InterruptedException;

    /** Leaves the whole artifact in {@code part}; the caller checks its digest. */
    void fetch(Artifact artifact, Path part, Transfer transfer) throws IOException, InterruptedException;

    /** Where the artifact comes from, for messages: without credentials. */
    String place(Artifact artifact);

    /** The file that all comes from; empty when the network is needed. */
    Optional<Path> bundle();
}
