package dev.keadm.edgecore.meta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keadm.wire.Message;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetaIntakeTest extends IntakeFixture {
    @Test
    void shouldHandOverStoredPodsAndThenEachChange() {
        receivePod("u1", 5);
        RecordingListener late = new RecordingListener();
        intake.deliverTo(late);
        receivePod("u1", 6);

        assertThat(late.told).containsExactly("stored web u1", "stored web u1");
    }

    @Test
    void shouldNotHandOverPodsOfAnotherNode() {
        receive("update", WEB.toString(), Objects.pod("u1", 5).replace("edge-1", "edge-2"));

        assertThat(store.find(WEB)).isPresent();
        assertThat(listener.told).isEmpty();
    }

    @Test
    void shouldDeleteByAStub() {
        receivePod("u1", 5);
        Message deletion = receive("delete", WEB.toString(), Objects.stub("web", "u1"));

        assertThat(store.find(WEB)).isEmpty();
        assertThat(listener.told).containsExactly("stored web u1", "gone default/web u1");
        assertThat(link.acknowledged()).contains(deletion.header().id());
    }

    @Test
    void shouldDeleteByNameWhenAStubHasNoUid() {
        receivePod("u1", 5);
        receive("delete", WEB.toString(), "{\"metadata\":{\"name\":\"web\",\"namespace\":\"default\"}}");

        assertThat(store.find(WEB)).isEmpty();
        assertThat(listener.told).contains("gone default/web ");
    }

    @Test
    void shouldKeepTheNewPodWhenTheOldOnesDeletionComesLate() {
        receivePod("u2", 9);
        Message deletion = receive("delete", WEB.toString(), Objects.stub("web", "u1"));

        assertThat(store.find(WEB)).contains(Objects.pod("u2", 9));
        assertThat(listener.told).containsExactly("stored web u2", "gone default/web u1");
        assertThat(link.acknowledged()).contains(deletion.header().id());
    }

    @Test
    void shouldAcknowledgeAnOlderVersionWithoutStoringIt() {
        receivePod("u1", 5);
        Message older = receivePod("u1", 4);

        assertThat(store.find(WEB)).contains(Objects.pod("u1", 5));
        assertThat(listener.told).containsExactly("stored web u1");
        assertThat(link.acknowledged()).contains(older.header().id());
    }

    @Test
    void shouldTellWhenAConfigMapChangesAndWhenItGoes() {
        receive("insert", "default/configmap/app", Objects.configMap("c1", 5, "a"));
        receive("delete", "default/configmap/app", Objects.stub("app", "c1"));
        receive("delete", "default/configmap/app", Objects.stub("app", "c1"));

        assertThat(listener.told).containsExactly("changed default/configmap/app", "changed default/configmap/app");
        assertThat(link.sent).hasSize(3);
    }

    @Test
    void shouldAcknowledgeOnlyWhatTheStoreHas() {
        link.beforeSend =
                () -> listener.told.add("acknowledged with " + store.all("pod").size() + " stored");
        receivePod("u1", 5);

        assertThat(listener.told).containsExactly("stored web u1", "acknowledged with 1 stored");
    }

    @Test
    void shouldAcknowledgeNothingWhileTheStoreFails() {
        store.breakWith("disk full");
        receivePod("u1", 5);
        receivePod("u1", 5);

        assertThat(link.sent).isEmpty();
        assertThat(listener.told).containsExactly("store failed: disk full");

        store.mend();
        Message again = receivePod("u1", 5);

        assertThat(link.acknowledged()).containsExactly(again.header().id());
        assertThat(listener.told).containsExactly("store failed: disk full", "stored web u1", "store works");
    }

    @Test
    void shouldNotCallTheStoreMendedForAMessageThatNeverTouchesIt() {
        store.breakWith("disk full");
        receivePod("u1", 5);
        receive("response", "kube-node-lease/lease/edge-1", "{\"Object\":{},\"Err\":null}");

        assertThat(listener.told).containsExactly("store failed: disk full");
    }

    @Test
    void shouldKeepAPodThatItCannotRead() {
        String odd = "{\"metadata\":{\"name\":\"web\",\"uid\":\"u1\"},\"spec\":\"odd\"}";
        Message message = receive("insert", WEB.toString(), odd);

        assertThat(store.find(WEB)).contains(odd);
        assertThat(listener.told).isEmpty();
        assertThat(link.acknowledged()).containsExactly(message.header().id());
    }

    @Test
    void shouldRememberDevicesAndForgetThem() {
        receive("devicecontroller", "twin", "update", "membership", """
                {"event_id":"e","timestamp":1,"added_devices":[{"id":"default/s1","name":"s1"}],"removed_devices":null}""");
        assertThat(store.devices).containsOnlyKeys("default/s1");

        receive("devicecontroller", "twin", "update", "membership", """
                {"added_devices":null,"removed_devices":[{"id":"default/s1"}]}""");
        receive("devicecontroller", "twin", "update", "membership", "[1");

        assertThat(store.devices).isEmpty();
        assertThat(link.sent).isEmpty();
    }

    @Test
    void shouldRememberWhatRulesSubscribeTo() {
        receive("router_eventbus", "user", "subscribe", "factory/line1", "\"\"");
        receive("router_eventbus", "user", "subscribe", "factory/line2", "\"\"");
        receive("router_eventbus", "user", "unsubscribe", "factory/line2", "\"\"");
        receive("router_servicebus", "user", "start", "/a", null);
        receive("router_servicebus", "user", "stop", "/a", null);

        assertThat(store.registers.get(MetaStore.Register.TOPICS)).isEqualTo(java.util.Set.of("factory/line1"));
        assertThat(store.registers.get(MetaStore.Register.URLS)).isEmpty();
        assertThat(link.sent).isEqualTo(List.of());
    }
}
