package dev.keadm.edgecore.meta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keadm.wire.Message;
import dev.keadm.wire.ResourceName;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether each kind of message is stored and acknowledged. */
class MetaIntakeTableTest extends IntakeFixture {
    private static final String ANY =
            "{\"kind\":\"Any\",\"apiVersion\":\"a.b/v1\",\"metadata\":{\"name\":\"x\",\"namespace\":\"default\",\"uid\":\"u\","
                    + "\"resourceVersion\":\"7\"}}";

    @ParameterizedTest(name = "{2} {3} of {0}: stored {4}, acknowledged {5}")
    @CsvSource({
        "edgecontroller,    resource, insert, default/pod/x,                   true,  true",
        "edgecontroller,    resource, update, default/pod/x,                   true,  true",
        "edgecontroller,    resource, insert, default/configmap/x,             true,  true",
        "edgecontroller,    resource, update, default/secret/x,                true,  true",
        "edgecontroller,    resource, update, null/node/x,                     true,  true",
        "devicecontroller,  resource, insert, default/device/x,                true,  true",
        "edgecontroller,    resource, update, default/device/x,                true,  true",
        "devicecontroller,  resource, insert, default/devicemodel/x,           true,  true",
        "policycontroller,  resource, insert, default/serviceaccountaccess/x,  true,  true",
        "dynamiccontroller, resource, update, default/widgets/x,               true,  true",
        "edgecontroller,    resource, response, default/configmap/x,           true,  true",
        "edgecontroller,    resource, response, default/secret/x,              true,  true",
        "edgecontroller,    resource, response, null/persistentvolume/x,       true,  true",
        "edgecontroller,    resource, response, default/persistentvolumeclaim/x, true, true",
        "edgecontroller,    resource, response, default/volumeattachment/x,    true,  true",
        "edgecontroller,    resource, response, null/node/x,                   false, false",
        "edgecontroller,    resource, response, default/podpatch/x,            false, false",
        "edgecontroller,    resource, response, kube-node-lease/lease/x,       false, false",
        "edgecontroller,    resource, response, default/serviceaccounttoken/x, false, false",
        "edgecontroller,    resource, unheard,  default/pod/x,                 false, true",
        "edgecontroller,    resource, ping,     default/pod/x,                 false, false",
        "edgecontroller,    resource, createvolume, null/volume/x,             false, false",
        "dynamiccontroller, resource, applicationResponse, default/widgets/x,  false, false",
        "taskmanager,       taskmanager, upgrade, default/node/x,              false, false",
        "router_eventbus,   user,     publish, default/pod/x,                  false, false",
        // CloudCore looks for the word anywhere in the resource
        "edgecontroller,    resource, insert, default/pod/membership-web,      true,  false",
    })
    void shouldFollowTheTable(
            String source, String group, String operation, String resource, boolean stored, boolean acknowledged) {
        Message message = receive(source, group, operation, resource, ANY);

        assertThat(ResourceName.parse(resource).flatMap(store::find))
                .isEqualTo(stored ? Optional.of(ANY) : Optional.empty());
        assertThat(link.acknowledged().contains(message.header().id())).isEqualTo(acknowledged);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "nothing",
            value = {
                "{\"ErrStatus\":{\"code\":404,\"metadata\":{}}} | false",
                "{}                                             | false",
                "\"OK\"                                         | false",
                "nothing                                        | false"
            })
    void shouldNotStoreARefusalInPlaceOfTheObject(String content, boolean acknowledged) {
        receive("response", "default/configmap/app", content);

        assertThat(store.all("configmap")).isEmpty();
        assertThat(link.sent.isEmpty()).isEqualTo(!acknowledged);
    }

    @ParameterizedTest
    @CsvSource({"insert", "update"})
    void shouldAcknowledgeWhatIsNoObjectSinceTheCloudWouldWaitForIt(String operation) {
        Message message = receive(operation, "default/pod/web", "[]");

        assertThat(store.all("pod")).isEmpty();
        assertThat(link.acknowledged()).containsExactly(message.header().id());
    }
}
