package dev.keadm.edgecore.meta;

import dev.keadm.wire.ResourceName;
import dev.keadm.wire.ResourceType;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.sqlite.JDBC;

/**
 * Go's database file with Go's tables, so that either agent takes over the other's. Written ahead and synchronized in
 * full: what is committed survives a loss of power.
 *
 * <p>One connection, one lock: SQLite has one writer anyway, and what runs under the lock is a statement or three.
 *
 * @see <a href="https://github.com/kubeedge/kubeedge/blob/v1.23.1/edge/pkg/metamanager/dao/models/meta.go">Go's models</a>
 */
public final class SqliteMetaStore implements MetaStore {
    /** As GORM writes them: it would rebuild a table that differs. */
    private static final List<String> TABLES = List.of(
            "CREATE TABLE IF NOT EXISTS `meta` (`key` text,`type` text,`value` text,PRIMARY KEY (`key`))",
            "CREATE TABLE IF NOT EXISTS `meta_v2` (`key` text,`group_version_resource` text,`namespace` text,"
                    + "`name` text,`resource_version` integer,`value` text,PRIMARY KEY (`key`))",
            "CREATE TABLE IF NOT EXISTS `device` (`id` text,`name` text,`description` text,`state` text,"
                    + "`last_online` text,PRIMARY KEY (`id`))",
            "CREATE TABLE IF NOT EXISTS `sub_topics` (`topic` text,PRIMARY KEY (`topic`))",
            "CREATE TABLE IF NOT EXISTS `target_urls` (`url` text,PRIMARY KEY (`url`))");

    private final Path file;

    /** Guarded by this. */
    private final Connection connection;

    private SqliteMetaStore(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /**
     * Opens the file, or makes it, readable by its owner alone.
     *
     * @throws StoreException when it is no database of ours or cannot be written
     */
    public static SqliteMetaStore open(Path file) {
        try {
            protect(file);
            Properties settings = new Properties();
            settings.setProperty("journal_mode", "WAL");
            settings.setProperty("synchronous", "FULL");
            settings.setProperty("busy_timeout", "5000");
            Connection connection = JDBC.createConnection("jdbc:sqlite:" + file, settings);
            try (Statement statement = connection.createStatement()) {
                for (String table : TABLES) {
                    statement.execute(table);
                }
            }
            connection.setAutoCommit(false);
            return new SqliteMetaStore(file, connection);
        } catch (SQLException | IOException e) {
            throw new StoreException("Cannot open the agent's database " + file + ": " + e.getMessage(), e);
        }
    }

    private static void protect(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        var ownerOnly = PosixFilePermissions.fromString("rw-------");
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(ownerOnly));
        } catch (FileAlreadyExistsException _) {
            Files.setPosixFilePermissions(file, ownerOnly);
        }
    }

    @Override
    public synchronized boolean put(ResourceName name, ObjectHeader header, String json) {
        return changed("store " + name, () -> {
            String key = name.toString();
            Optional<ObjectHeader> stored = value(key).flatMap(ObjectHeader::read);
            if (stored.isPresent() && stored.get().version() > header.version() && header.version() > 0) {
                return false;
            }
            run("INSERT OR REPLACE INTO meta (key, type, value) VALUES (?, ?, ?)", key, name.type(), json);
            Optional<ServedKey> served = ServedKey.of(header);
            if (served.isPresent()) {
                ServedKey row = served.get();
                run(
                        "INSERT OR REPLACE INTO meta_v2"
                                + " (key, group_version_resource, namespace, name, resource_version, value)"
                                + " VALUES (?, ?, ?, ?, ?, ?)",
                        row.key(),
                        row.resource(),
                        row.namespace(),
                        row.name(),
                        header.version(),
                        json);
            }
            return true;
        });
    }

    @Override
    public synchronized boolean remove(ResourceName name, String uid) {
        return changed("remove " + name, () -> {
            String key = name.toString();
            Optional<String> stored = value(key);
            if (stored.isEmpty()) {
                return false;
            }
            Optional<ObjectHeader> header = ObjectHeader.read(stored.get());
            if (!uid.isEmpty() && header.isPresent() && !uid.equals(header.get().uid())) {
                return false;
            }
            run("DELETE FROM meta WHERE key = ?", key);
            if (name.type().equals(ResourceType.POD)) {
                run(
                        "DELETE FROM meta WHERE key = ?",
                        name.withType(ResourceType.POD_PATCH).toString());
            }
            Optional<ServedKey> served = header.flatMap(ServedKey::of);
            if (served.isPresent()) {
                run("DELETE FROM meta_v2 WHERE key = ?", served.get().key());
            }
            return true;
        });
    }

    @Override
    public synchronized Optional<String> find(ResourceName name) {
        return read("read " + name, () -> value(name.toString()));
    }

    @Override
    public synchronized List<String> all(String type) {
        return read("read every " + type, () -> {
            try (PreparedStatement statement =
                    connection.prepareStatement("SELECT value FROM meta WHERE type = ? ORDER BY key")) {
                statement.setString(1, type);
                List<String> values = new ArrayList<>();
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        values.add(rows.getString(1));
                    }
                }
                return values;
            }
        });
    }

    @Override
    public synchronized void putDevice(String id, String name, String description) {
        changed("store device " + id, () -> {
            run(
                    "INSERT OR IGNORE INTO device (id, name, description, state, last_online) VALUES (?, ?, ?, '', '')",
                    id,
                    name,
                    description);
            return true;
        });
    }

    @Override
    public synchronized void removeDevice(String id) {
        changed("remove device " + id, () -> {
            run("DELETE FROM device WHERE id = ?", id);
            return true;
        });
    }

    @Override
    public synchronized void remember(Register register, String word) {
        changed("store " + word, () -> {
            run(
                    switch (register) {
                        case TOPICS -> "INSERT OR REPLACE INTO sub_topics (topic) VALUES (?)";
                        case URLS -> "INSERT OR REPLACE INTO target_urls (url) VALUES (?)";
                    },
                    word);
            return true;
        });
    }

    @Override
    public synchronized void forget(Register register, String word) {
        changed("remove " + word, () -> {
            run(
                    switch (register) {
                        case TOPICS -> "DELETE FROM sub_topics WHERE topic = ?";
                        case URLS -> "DELETE FROM target_urls WHERE url = ?";
                    },
                    word);
            return true;
        });
    }

    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new StoreException("Cannot close the agent's database " + file + ": " + e.getMessage(), e);
        }
    }

    private Optional<String> value(String key) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT value FROM meta WHERE key = ?")) {
            statement.setString(1, key);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.ofNullable(row.getString(1)) : Optional.empty();
            }
        }
    }

    private void run(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    private interface Work<T> {
        T run() throws SQLException;
    }

    private <T> T changed(String what, Work<T> work) {
        try {
            T result = work.run();
            connection.commit();
            return result;
        } catch (SQLException e) {
            throw failure(what, e);
        }
    }

    /** Ends the read transaction that a SELECT began, or the log of changes could never be folded back. */
    private <T> T read(String what, Work<T> work) {
        try {
            T result = work.run();
            connection.rollback();
            return result;
        } catch (SQLException e) {
            throw failure(what, e);
        }
    }

    private StoreException failure(String what, SQLException e) {
        try {
            connection.rollback();
        } catch (SQLException second) {
            e.addSuppressed(second);
        }
        return new StoreException(
                "Cannot " + what + " in the agent's database " + file + ": " + e.getMessage()
                        + ". Nothing is acknowledged to the cloud until it works again: make room on that disk.",
                e);
    }
}
