package dev.keadm.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceNameTest {
    @Test
    void shouldReadAndWriteTheShortForm() {
        ResourceName name = ResourceName.parse("default/pod/web").orElseThrow();

        assertThat(name).isEqualTo(new ResourceName("default", "pod", "web"));
        assertThat(name.withType(ResourceType.POD_PATCH)).hasToString("default/podpatch/web");
        assertThat(ResourceName.node("n1")).hasToString("null/node/n1");
        assertThat(ResourceName.lease("n1")).hasToString("kube-node-lease/lease/n1");
        assertThat(ResourceName.prefixed("n1", "default/pod/web")).isEqualTo("node/n1/default/pod/web");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "node",
                "membership",
                "k8s/ca.crt",
                "a//b",
                "/a/b",
                "a/b/",
                "device/default/x/twin/edge_updated"
            })
    void shouldNotTakeOtherResourcesForAnObject(String text) {
        assertThat(ResourceName.parse(text)).isEmpty();
    }

    @Test
    void shouldNeverMakeALeaseNameThatKillsAWorkerOfCloudCore() {
        assertThatThrownBy(() -> ResourceName.lease("")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ResourceName.lease("a/b")).isInstanceOf(IllegalArgumentException.class);
    }
}
