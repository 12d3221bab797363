package dev.keadm.edgecore.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class SqliteMetaStoreTest extends MetaStoreContract {
    @TempDir
    Path folder;

    @Override
    MetaStore open() {
        return SqliteMetaStore.open(folder.resolve("edgecore.db"));
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "Windows has no modes")
    void shouldHoldWhatItWasGivenAfterItIsOpenedAgain() throws Exception {
        put(WEB, Objects.pod("u1", 5));
        store.close();
        store = open();

        assertThat(store.find(WEB)).contains(Objects.pod("u1", 5));
        assertThat(store.all("pod")).containsExactly(Objects.pod("u1", 5));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("edgecore.db"))))
                .isEqualTo("rw-------");
    }

    @Test
    void shouldFillTheTablesThatTheGoAgentReads() throws Exception {
        put(WEB, Objects.pod("u1", 5));
        store.putDevice("default/s1", "s1", "a sensor");
        store.remember(MetaStore.Register.TOPICS, "a/b");
        store.remember(MetaStore.Register.URLS, "/a");

        assertThat(rows("SELECT key || ' ' || type FROM meta")).containsExactly("default/pod/web pod");
        assertThat(rows("SELECT key || ' ' || group_version_resource || ' ' || resource_version FROM meta_v2"))
                .containsExactly("/core/v1/pods/default/web /v1, Resource=pods 5");
        assertThat(rows("SELECT id || ' ' || description FROM device")).containsExactly("default/s1 a sensor");
        assertThat(rows("SELECT topic FROM sub_topics UNION SELECT url FROM target_urls"))
                .containsExactlyInAnyOrder("a/b", "/a");

        store.remove(WEB, "u1");
        store.removeDevice("default/s1");
        store.forget(MetaStore.Register.TOPICS, "a/b");
        store.forget(MetaStore.Register.URLS, "/a");

        assertThat(rows("SELECT key FROM meta UNION SELECT key FROM meta_v2 UNION SELECT id FROM device"
                        + " UNION SELECT topic FROM sub_topics UNION SELECT url FROM target_urls"))
                .isEmpty();
    }

    private List<String> rows(String query) throws Exception {
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("edgecore.db"));
                Statement statement = other.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    @Test
    void shouldSayWhichObjectCouldNotBeStored() {
        store.close();

        assertThatThrownBy(() -> put(WEB, Objects.pod("u1", 5)))
                .isInstanceOf(StoreException.class)
                .hasMessageContainingAll("default/pod/web", "edgecore.db");
    }

    @Test
    void shouldSayWhichFileIsNoDatabase() throws Exception {
        Path file = Files.writeString(folder.resolve("other.db"), "x".repeat(4096));

        assertThatThrownBy(() -> SqliteMetaStore.open(file))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("other.db");
    }
}
