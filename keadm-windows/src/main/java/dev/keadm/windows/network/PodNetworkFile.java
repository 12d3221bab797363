package dev.keadm.windows.network;

import io.avaje.json.JsonException;
import io.avaje.jsonb.Json;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What join leaves for the agent where the pods' network is of join's making: {@code pod-network.json} in the data folder.
 *
 * @param network its name
 * @param config the CNI configuration's path
 */
@Json
public record PodNetworkFile(String network, String config) {
    public static final String NAME = "pod-network.json";

    private static final JsonType<PodNetworkFile> JSON = Jsonb.builder().build().type(PodNetworkFile.class);

    public String json() {
        return JSON.toJson(this);
    }

    /** @throws IOException when there is one that cannot be read; empty when there is none */
    public static Optional<PodNetworkFile> read(Path data) throws IOException {
        Path file = data.resolve(NAME);
        try {
            return Optional.of(JSON.fromJson(Files.readString(file)));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (JsonException e) {
            throw new IOException("Cannot read " + file + ": " + e.getMessage(), e);
        }
    }
}
