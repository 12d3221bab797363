package dev.keadm.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcknowledgementTest {
    private final MessageFactory messages = new MessageFactory(InstantSource.system());

    @ParameterizedTest
    @CsvSource({
        "edgecontroller, insert, default/pod/web, true",
        "edgecontroller, update, default/secret/s, true",
        "edgecontroller, update, null/node/n1, true",
        "edgecontroller, insert, null/node/n1, false",
        "edgecontroller, delete, default/device/d, true",
        "devicecontroller, insert, default/devicemodel/m, true",
        "policycontroller, insert, default/serviceaccountaccess/a, true",
        "dynamiccontroller, update, default/deployment/d, true",
        "devicecontroller, update, membership, false",
        "edgecontroller, insert, default/pod/membership-1, false",
        "edgecontroller, update, default/configmap/podlist, false",
        "dynamiccontroller, applicationResponse, ignore/Application/ignore, false",
        "cloudhub, createvolume, default/volume/x, false",
        "taskmanager, Check, a/b/c, false",
        "edgecontroller, ping, default/pod/web, false",
    })
    void shouldFollowCloudHubForObjects(String source, String operation, String resource, boolean awaited) {
        Message message = messages.request(source, Group.RESOURCE, operation, resource, "{\"metadata\":{}}");

        assertThat(Acknowledgement.isAwaited(message)).isEqualTo(awaited);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "default/configmap/c|{\"metadata\":{}}|true",
                "default/configmap/c|{\"ErrStatus\":{\"code\":404}}|false",
                "default/configmap/c|{}|false",
                "default/pod/web|\"OK\"|false",
                "default/podpatch/web|{\"Object\":{},\"Err\":null}|false",
                "kube-node-lease/lease/n1|{\"Object\":{},\"Err\":null}|false",
                "default/serviceaccounttoken/default|{\"status\":{}}|false",
                "null/persistentvolume/pv|{\"metadata\":{}}|true",
                "null/node/n1|{\"metadata\":{}}|false",
            })
    void shouldFollowCloudHubForReplies(String resource, String content, boolean awaited) {
        Message question = messages.request(Source.EDGED, Group.META, Operation.QUERY, resource, null);

        Message reply = messages.reply(question, Source.EDGE_CONTROLLER, Group.RESOURCE, "1", content);

        assertThat(Acknowledgement.isAwaited(reply)).isEqualTo(awaited);
    }

    @Test
    void shouldAcknowledgeByParent() {
        Message pod = messages.object(
                Source.EDGE_CONTROLLER, Operation.INSERT, new ResourceName("default", "pod", "web"), "7", "{}");

        Message ack = messages.ack(pod);

        assertThat(ack.parentId()).isEqualTo(pod.header().id());
        assertThat(ack.header().id()).isNotEqualTo(pod.header().id());
        assertThat(new MessageCodec().encode(ack))
                .contains("\"operation\":\"response\",\"resource\":\"default/pod/web\"},\"content\":\"OK\"}");
    }
}
