package dev.keadm.artifact;

import java.net.URI;

/**
 * A file of a release.
 *
 * @param name the program: {@code containerd}
 * @param version without a leading {@code v}: {@code 2.3.5}
 * @param fileName as the release calls it, which need not hold the version: {@code runc.amd64}
 * @param checksums the release's own file with the digest of this one
 */
public record Artifact(String name, String version, String fileName, URI url, URI checksums) {
    /** {@code containerd 2.3.5}. */
    public String title() {
        return name + " " + version;
    }

    /** What its file is called where artifacts of many releases lie together. */
    public String storedName() {
        return name + "-" + version + "-" + fileName;
    }
}
