package dev.keadm.artifact;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The projects' own servers, or a mirror of them: digests are those of each release's checksum file. */
public record ReleaseServers(Downloader downloader) implements ArtifactSource {
    private static final int MOST_CHECKSUM_BYTES = 1 << 20;

    @Override
    public Digest published(Artifact artifact) throws IOException, InterruptedException {
        String text = downloader.text(artifact.checksums(), MOST_CHECKSUM_BYTES);
        return ChecksumFile.find(text, artifact)
                .orElseThrow(() -> new ArtifactException(
                        "Cannot verify " + artifact.title() + ": " + Downloader.shown(artifact.checksums())
                                + " holds no digest for " + artifact.fileName(),
                        "Check that the mirror or proxy hands out the release's own checksum file."));
    }

    @Override
    public void fetch(Artifact artifact, Path part, Transfer transfer) throws IOException, InterruptedException {
        downloader.file(artifact.url(), part, transfer);
        downloader.forget(part);
    }

    @Override
    public String place(Artifact artifact) {
        return Downloader.shown(artifact.url());
    }

    @Override
    public Optional<Path> bundle() {
        return Optional.empty();
    }
}
