package dev.keadm.artifact;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * {@code artifacts.lock}: what each artifact's digest was when it was first fetched, a line each. Later runs and bundles
 * take nothing else for that artifact, whatever the server says.
 */
public final class ArtifactLock {
    public static final String NAME = "artifacts.lock";

    private final Path file;

    public ArtifactLock(Path file) {
        this.file = file;
    }

    public Path file() {
        return file;
    }

    /** @throws ArtifactException when the file is not a lock file: nothing is taken then */
    Optional<Digest> find(Artifact artifact) throws IOException {
        return Optional.ofNullable(entries().get(key(artifact)));
    }

    void add(Artifact artifact, Digest digest) throws IOException {
        Map<String, Digest> entries = entries();
        entries.put(key(artifact), digest);
        StringBuilder text = new StringBuilder();
        entries.forEach(
                (key, value) -> text.append(key).append(' ').append(value).append('\n'));
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(fresh, text);
        try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private Map<String, Digest> entries() throws IOException {
        TreeMap<String, Digest> entries = new TreeMap<>();
        String text;
        try {
            text = Files.readString(file);
        } catch (NoSuchFileException _) {
            return entries;
        }
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            int space = line.lastIndexOf(' ');
            Optional<Digest> digest = Digest.parse(line.substring(space + 1));
            if (space <= 0 || digest.isEmpty()) {
                throw new ArtifactException(
                        "Cannot read " + file + ", line " + number
                                + ": expected name, version, file and digest, found '" + line + "'",
                        "Put back the lock file as it was, or remove it to trust the releases' checksum files anew.");
            }
            entries.put(line.substring(0, space), digest.get());
        }
        return entries;
    }

    private static String key(Artifact artifact) {
        return artifact.name() + " " + artifact.version() + " " + artifact.fileName();
    }
}
