package dev.keadm.bundle;

import dev.keadm.artifact.Artifact;
import dev.keadm.artifact.Digest;
import io.avaje.jsonb.Json;
import java.util.Objects;

/**
 * A file of a release, as a bundle's manifest names it.
 *
 * @param name the program: {@code containerd}
 * @param fileName as the release calls it
 * @param path within the bundle
 * @param size in bytes
 * @param digest {@code sha256:…} or {@code sha512:…}, whichever the release publishes
 */
@Json
public record BundlePart(String name, String version, String fileName, String path, long size, String digest) {
    static final String FOLDER = "artifacts/";

    public BundlePart {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(fileName, "fileName");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(digest, "digest");
    }

    static BundlePart of(Artifact artifact, long size, Digest digest) {
        return new BundlePart(
                artifact.name(),
                artifact.version(),
                artifact.fileName(),
                FOLDER + artifact.storedName(),
                size,
                digest.toString());
    }

    /** {@code containerd 2.3.5}. */
    String title() {
        return name + " " + version;
    }

    boolean is(Artifact artifact) {
        return name.equals(artifact.name())
                && version.equals(artifact.version())
                && fileName.equals(artifact.fileName());
    }
}
