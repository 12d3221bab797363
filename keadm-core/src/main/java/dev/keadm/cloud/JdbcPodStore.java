package dev.keadm.cloud;

import io.avaje.json.JsonException;
import io.avaje.jsonb.Json;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Go's database file through JDBC; the driver comes with the agent's own jars. */
public final class JdbcPodStore implements PodStore {
    private static final JsonType<Pod> POD = Jsonb.builder().build().type(Pod.class);

    @Json
    public record Pod(Metadata metadata) {}

    @Json
    public record Metadata(String name, String namespace, String uid) {}

    @Override
    public List<StoredPod> pods(Path database) throws IOException {
        if (!Files.exists(database)) {
            return List.of();
        }
        List<StoredPod> pods = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = connection.createStatement()) {
            if (!tableExists(statement)) {
                return List.of();
            }
            try (ResultSet rows = statement.executeQuery("SELECT key, value FROM meta WHERE type = 'pod'")) {
                while (rows.next()) {
                    pods.add(pod(database, rows.getString(1), rows.getString(2)));
                }
            }
            return pods;
        } catch (SQLException e) {
            throw new IOException("Cannot read the agent's database " + database + ": " + e.getMessage(), e);
        }
    }

    /** An agent that died early leaves a file without tables. */
    private static boolean tableExists(Statement statement) throws SQLException {
        try (ResultSet rows =
                statement.executeQuery("SELECT name FROM sqlite_master WHERE type = 'table' AND name = 'meta'")) {
            return rows.next();
        }
    }

    private static StoredPod pod(Path database, String key, String json) throws IOException {
        try {
            Metadata metadata = POD.fromJson(json).metadata();
            return new StoredPod(metadata.namespace(), metadata.name(), metadata.uid());
        } catch (JsonException | IllegalStateException | NullPointerException e) {
            throw new IOException("Row '" + key + "' of the agent's database " + database + " is no pod", e);
        }
    }
}
