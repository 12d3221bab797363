package dev.keadm.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JdbcPodStoreTest {
    @TempDir
    Path folder;

    @Test
    void shouldReadThePodsOfGosTable() throws Exception {
        run(
                "CREATE TABLE meta (key TEXT PRIMARY KEY, type TEXT, value TEXT)",
                "INSERT INTO meta VALUES ('default/pod/web', 'pod',"
                        + " '{\"kind\":\"Pod\",\"metadata\":{\"name\":\"web\",\"namespace\":\"default\",\"uid\":\"u1\"}}')",
                "INSERT INTO meta VALUES ('default/podpatch/web', 'podpatch', '{}')");

        assertThat(new JdbcPodStore().pods(database())).containsExactly(new StoredPod("default", "web", "u1"));
    }

    @Test
    void shouldFindNoneWhereNoDatabaseOrTableIs() throws Exception {
        assertThat(new JdbcPodStore().pods(database())).isEmpty();
        assertThat(database()).doesNotExist();
        run("CREATE TABLE other (key TEXT)");
        assertThat(new JdbcPodStore().pods(database())).isEmpty();
    }

    @Test
    void shouldNameTheFileThatIsNoDatabase() throws Exception {
        Files.writeString(database(), "no database".repeat(100));

        assertThatThrownBy(() -> new JdbcPodStore().pods(database()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("edgecore.db");
    }

    private Path database() {
        return folder.resolve("edgecore.db");
    }

    private void run(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database());
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
