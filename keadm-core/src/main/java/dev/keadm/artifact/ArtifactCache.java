package dev.keadm.artifact;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Artifacts in a folder, fetched when they are not there. A file counts only when its digest is that of
 * {@code artifacts.lock}, and that is computed anew at each use.
 */
public final class ArtifactCache implements Artifacts {
    private final Path folder;
    private final ArtifactLock lock;
    private final ArtifactSource source;

    /** From the releases' own servers. */
    public ArtifactCache(Path folder, ArtifactLock lock, Downloader downloader) {
        this(folder, lock, new ReleaseServers(downloader));
    }

    public ArtifactCache(Path folder, ArtifactLock lock, ArtifactSource source) {
        this.folder = folder;
        this.lock = lock;
        this.source = source;
    }

    @Override
    public Optional<Path> bundle() {
        return source.bundle();
    }

    /** Where {@link #fetch} would get it, for messages: without credentials. */
    public String place(Artifact artifact) {
        return source.place(artifact);
    }

    @Override
    public boolean isHere(Artifact artifact) throws IOException {
        Optional<Digest> digest = lock.find(artifact);
        return digest.isPresent() && holds(file(artifact), digest.get());
    }

    @Override
    public Digest fetch(Artifact artifact, Transfer transfer) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Path file = file(artifact);
        Optional<Digest> locked = lock.find(artifact);
        if (locked.isPresent() && holds(file, locked.get())) {
            return locked.get();
        }
        Digest expected = locked.isPresent() ? locked.get() : source.published(artifact);
        if (!holds(file, expected)) {
            download(artifact, file, expected, transfer);
        }
        if (locked.isEmpty()) {
            lock.add(artifact, expected);
        }
        return expected;
    }

    @Override
    public Path verified(Artifact artifact) throws IOException {
        Path file = file(artifact);
        Digest expected = lock.find(artifact)
                .orElseThrow(() -> new ArtifactException(
                        "Cannot use " + artifact.title() + ": " + lock.file() + " has no digest for it",
                        "Run the command again, so that it is fetched and verified."));
        if (!Files.isRegularFile(file)) {
            throw new ArtifactException(
                    "Cannot use " + artifact.title() + ": " + file + " is not there",
                    "Run the command again, so that it is fetched and verified.");
        }
        Digest actual = expected.actual(file);
        if (!actual.equals(expected)) {
            throw mismatch(artifact, file.toString(), expected, actual);
        }
        return file;
    }

    private void download(Artifact artifact, Path file, Digest expected, Transfer transfer)
            throws IOException, InterruptedException {
        Path part = folder.resolve(file.getFileName() + ".part");
        source.fetch(artifact, part, transfer);
        Digest actual = expected.actual(part);
        if (!actual.equals(expected)) {
            Files.deleteIfExists(part);
            throw mismatch(artifact, source.place(artifact), expected, actual);
        }
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static ArtifactException mismatch(Artifact artifact, String where, Digest expected, Digest actual) {
        return new ArtifactException(
                "Refused " + artifact.title() + " from " + where + ": its digest is " + actual + ", but must be "
                        + expected,
                "Somebody or something changed the file on its way. Check mirror and proxy; if the project replaced its"
                        + " release on purpose, remove the line from " + ArtifactLock.NAME + ".");
    }

    private static boolean holds(Path file, Digest expected) throws IOException {
        return Files.isRegularFile(file) && expected.actual(file).equals(expected);
    }

    private Path file(Artifact artifact) {
        return folder.resolve(artifact.storedName());
    }
}
