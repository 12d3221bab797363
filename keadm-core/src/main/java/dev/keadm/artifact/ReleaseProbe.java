package dev.keadm.artifact;

import java.util.Optional;

/** Finds out, with one small question and within seconds, what lies between this machine and a server of releases. */
public interface ReleaseProbe {
    /** Asks for the artifact's checksums, in the way in which it would be downloaded. */
    Sight look(Artifact artifact) throws InterruptedException;

    /** {@code host:port} of the proxy that is gone through; empty when the server is spoken to directly. */
    Optional<String> proxy(Artifact artifact);
}
