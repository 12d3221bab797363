package dev.keadm.edgecore.meta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keadm.wire.ResourceName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store promises. */
abstract class MetaStoreContract {
    static final ResourceName WEB = new ResourceName("default", "pod", "web");

    MetaStore store;

    abstract MetaStore open();

    @BeforeEach
    void openStore() {
        store = open();
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    boolean put(ResourceName name, String json) {
        return store.put(name, ObjectHeader.read(json).orElseThrow(), json);
    }

    @Test
    void shouldKeepTheNewerVersion() {
        assertThat(put(WEB, Objects.pod("u1", 5))).isTrue();
        assertThat(put(WEB, Objects.pod("u1", 4))).isFalse();
        assertThat(store.find(WEB)).contains(Objects.pod("u1", 5));

        assertThat(put(WEB, Objects.pod("u1", 10))).isTrue();
        assertThat(store.find(WEB)).contains(Objects.pod("u1", 10));
    }

    @Test
    void shouldTakeAVersionTwice() {
        put(WEB, Objects.pod("u1", 5));

        assertThat(put(WEB, Objects.pod("u1", 5).replace("\"containers\":[]", "\"containers\":[ ]")))
                .isTrue();
        assertThat(store.find(WEB).orElseThrow()).contains("[ ]");
    }

    @Test
    void shouldTakeAnObjectWithoutAVersion() {
        put(WEB, Objects.pod("u1", 5));

        assertThat(put(WEB, Objects.stub("web", "u1"))).isTrue();
    }

    @Test
    void shouldNotLetAnOldDeletionTakeTheNewObject() {
        put(WEB, Objects.pod("u2", 9));

        assertThat(store.remove(WEB, "u1")).isFalse();
        assertThat(store.find(WEB)).isPresent();
        assertThat(store.remove(WEB, "u2")).isTrue();
        assertThat(store.find(WEB)).isEmpty();
        assertThat(store.remove(WEB, "u2")).isFalse();
    }

    @Test
    void shouldRemoveByNameWhenNoUidIsGiven() {
        put(WEB, Objects.pod("u1", 5));

        assertThat(store.remove(WEB, "")).isTrue();
        assertThat(store.find(WEB)).isEmpty();
    }

    @Test
    void shouldRemoveWhatLiesBesideAPod() {
        put(WEB, Objects.pod("u1", 5));
        put(WEB.withType("podpatch"), Objects.pod("u1", 5));
        store.remove(WEB, "u1");

        assertThat(store.find(WEB.withType("podpatch"))).isEmpty();
    }

    @Test
    void shouldListOneTypeInTheOrderOfNames() {
        put(new ResourceName("default", "pod", "b"), Objects.pod("u2", 1));
        put(new ResourceName("default", "pod", "a"), Objects.pod("u1", 1));
        put(new ResourceName("default", "configmap", "app"), Objects.configMap("c1", 1, "x"));

        assertThat(store.all("pod")).containsExactly(Objects.pod("u1", 1), Objects.pod("u2", 1));
        assertThat(store.all("secret")).isEmpty();
    }

    @Test
    void shouldTakeDevicesAndWordsTwiceAndForgetThemTwice() {
        for (int i = 0; i < 2; i++) {
            store.putDevice("default/s1", "s1", "");
            store.remember(MetaStore.Register.TOPICS, "a/b");
            store.remember(MetaStore.Register.URLS, "/a");
        }
        for (int i = 0; i < 2; i++) {
            store.removeDevice("default/s1");
            store.forget(MetaStore.Register.TOPICS, "a/b");
            store.forget(MetaStore.Register.URLS, "/a");
        }
        assertThat(put(WEB, Objects.pod("u1", 5))).isTrue();
    }
}
