package dev.keadm.status;

import io.avaje.json.JsonException;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Reads and atomically replaces the agent's {@code status.json}. */
public final class StatusFile {
    public static final String NAME = "status.json";

    private static final JsonType<AgentStatus> JSON = Jsonb.builder().build().type(AgentStatus.class);

    private final Path path;

    /** @param dataDirectory the folder that holds the agent's database */
    public StatusFile(Path dataDirectory) {
        this.path = dataDirectory.resolve(NAME);
    }

    public void write(AgentStatus status) throws IOException {
        Path fresh = path.resolveSibling(NAME + ".new");
        Files.writeString(fresh, JSON.toJson(status));
        Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
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
