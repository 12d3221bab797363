package dev.keadm.identity;

import io.avaje.json.JsonException;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** {@code keadm.json}, beside {@code edgecore.yaml}. */
public final class IdentityFile {
    public static final String NAME = "keadm.json";

    private static final JsonType<AgentIdentity> JSON = Jsonb.builder().build().type(AgentIdentity.class);

    private IdentityFile() {}

    public static String toJson(AgentIdentity identity) {
        return JSON.toJson(identity);
    }

    /** Empty when this agent was not joined by keadm. A file that holds no identity is an {@link IOException}. */
    public static Optional<AgentIdentity> read(Path configDirectory) throws IOException {
        Path path = configDirectory.resolve(NAME);
        try {
            return Optional.of(parse(Files.readString(path), path));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    /** @throws IOException when that is no identity, which names the file */
    public static AgentIdentity parse(String text, Path path) throws IOException {
        try {
            return JSON.fromJson(text);
        } catch (JsonException e) {
            throw new IOException("the agent's identity " + path + " is damaged: " + e.getMessage(), e);
        }
    }
}
