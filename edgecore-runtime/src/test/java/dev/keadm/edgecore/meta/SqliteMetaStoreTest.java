package dev.keadm.edgecore.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keadm.wire.ResourceName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteMetaStoreTest {
    private static final ResourceName WEB = new ResourceName("default", "pod", "web");

    @TempDir
    Path folder;

    private MetaStore store;

    @BeforeEach
    void open() {
        store = SqliteMetaStore.open(folder.resolve("edgecore.db"));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void shouldHoldWhatItWasGivenAfterItIsOpenedAgain() throws Exception {
        put(pod("u1", 5));
        store.close();
        store = SqliteMetaStore.open(folder.resolve("edgecore.db"));

        assertThat(store.find(WEB)).contains(pod("u1", 5));
        assertThat(store.all("pod")).containsExactly(pod("u1", 5));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("edgecore.db"))))
                .isEqualTo("rw-------");
    }

    @Test
    void shouldKeepTheNewerVersion() {
        assertThat(put(pod("u1", 5))).isTrue();
        assertThat(put(pod("u1", 4))).isFalse();
        assertThat(put(pod("u1", 5))).isTrue();

        assertThat(store.find(WEB)).contains(pod("u1", 5));
    }

    @Test
    void shouldNotLetAnOldDeletionTakeTheNewObject() {
        put(pod("u2", 9));

        assertThat(store.remove(WEB, "u1")).isFalse();
        assertThat(store.find(WEB)).isPresent();
        assertThat(store.remove(WEB, "u2")).isTrue();
        assertThat(store.find(WEB)).isEmpty();
        assertThat(store.remove(WEB, "u2")).isFalse();
    }

    @Test
    void shouldSayWhichFileIsNoDatabase() throws Exception {
        Path file = Files.writeString(folder.resolve("other.db"), "x".repeat(4096));

        assertThatThrownBy(() -> SqliteMetaStore.open(file))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("other.db");
    }

    private boolean put(String json) {
        return store.put(WEB, ObjectHeader.read(json).orElseThrow(), json);
    }

    private static String pod(String uid, int version) {
        return "{\"kind\":\"Pod\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"web\",\"namespace\":\"default\",\"uid\":\""
                + uid + "\",\"resourceVersion\":\"" + version + "\"}}";
    }
}
