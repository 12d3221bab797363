package dev.keadm.status;

import io.avaje.json.JsonException;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** Reads and atomically replaces the agent's {@code status.json}. */
public final class StatusFile {
    public static final String NAME = "status.json";

    private static final JsonType<AgentStatus> JSON = Jsonb.builder().build().type(AgentStatus.class);

    private static final int TRIES = 20;
    private static final Duration PAUSE = Duration.ofMillis(10);

    private final Path path;

    /** @param dataDirectory the folder that holds the agent's database */
    public StatusFile(Path dataDirectory) {
        this.path = dataDirectory.resolve(NAME);
    }

    public void write(AgentStatus status) throws IOException {
        Path fresh = path.resolveSibling(NAME + ".new");
        Files.writeString(fresh, JSON.toJson(status));
        replace(fresh);
    }

    /** Windows refuses for as long as somebody, such as a join that waits for us, reads the old one. */
    private void replace(Path fresh) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                return;
            } catch (AccessDeniedException e) {
                if (attempt == TRIES) {
                    throw e;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    /** Empty when no agent has written one yet. A file that is no status is an {@link IOException}. */
    public Optional<AgentStatus> read() throws IOException {
        try {
            return Optional.of(JSON.fromJson(Files.readString(path)));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (JsonException e) {
            throw new IOException("Cannot read the agent's status " + path + ": " + e.getMessage(), e);
        }
    }
}
