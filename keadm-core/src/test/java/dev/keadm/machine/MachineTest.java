package dev.keadm.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keadm.config.GoDefaults;
import dev.keadm.host.FakeHost;
import dev.keadm.host.Privilege;
import dev.keadm.runtime.FakeRuntimes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class MachineTest {
    private final FakeHost host = new FakeHost();

    @Test
    void shouldSayThatNothingIsInstalled() throws Exception {
        MachineStatus status = look(new FakeRuntimes());

        assertThat(status.installed()).isFalse();
        assertThat(status.service()).isEqualTo("not-installed");
        assertThat(status.ready()).isFalse();
        assertThat(status.problems()).isEmpty();
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "its paths are those of Linux")
    void shouldTellTheRestWhenTheRuntimeDoesNotAnswer() throws Exception {
        host.files()
                .with("/etc/kubeedge/config/keadm.json", "{\"agentId\":\"a\",\"machine\":\"m\"}")
                .with("/etc/kubeedge/config/edgecore.yaml", """
                        apiVersion: edgecore.config.kubeedge.io/v1alpha2
                        kind: EdgeCore
                        modules:
                          edged:
                            hostnameOverride: edge-1
                          edgeHub:
                            httpServer: https://cloud:10002
                            websocket:
                              server: cloud:10000
                          eventBus:
                            enable: false
                        """);

        MachineStatus status = look(new FakeRuntimes().silent());

        assertThat(status.installed()).isTrue();
        assertThat(status.node()).isEqualTo("edge-1");
        assertThat(status.cloudCores()).containsExactly("cloud:10000");
        assertThat(status.pods()).isNull();
        assertThat(status.problems()).containsExactly("Cannot find out which pods run: connection refused.");
    }

    @Test
    void shouldNotTakeWhatItMayNotReadForNothing() throws Exception {
        host.files()
                .with("/etc/kubeedge/config/keadm.json", "{\"agentId\":\"a\",\"machine\":\"m\"}")
                .withClosed("/etc/kubeedge/config/keadm.json");
        host.facts().withPrivilege(new Privilege.Ordinary("jane", "Run it with sudo."));

        MachineStatus status = look(new FakeRuntimes());

        assertThat(status.state()).isEqualTo("unknown");
        assertThat(status.told()).isFalse();
        assertThat(status.problems())
                .containsExactly(
                        "Cannot find out who the agent is: '/etc/kubeedge/config/keadm.json': permission denied.");
        assertThat(status.remedy()).isEqualTo("Run it with sudo.");
    }

    @Test
    void shouldSayWhyANodeHasNoName() throws Exception {
        host.files()
                .with(
                        "/etc/kubeedge/config/keadm.json",
                        "{\"agentId\":\"a\",\"machine\":\"m\",\"furtherCloudCores\":[\"b:10000\"]}");

        MachineStatus missing = look(new FakeRuntimes());
        host.files().with("/etc/kubeedge/config/edgecore.yaml", "a: [");
        MachineStatus broken = look(new FakeRuntimes());

        assertThat(missing.told()).isFalse();
        assertThat(missing.problems())
                .containsExactly(
                        "Cannot find out which node this is: '/etc/kubeedge/config/edgecore.yaml': it does not exist.");
        assertThat(missing.cloudCores()).isEmpty();
        assertThat(missing.remedy()).contains("run keadm join again");
        assertThat(broken.told()).isFalse();
        assertThat(broken.problems())
                .singleElement()
                .asString()
                .startsWith(
                        "Cannot find out which node this is: Cannot use /etc/kubeedge/config/edgecore.yaml: line 1: ")
                .doesNotEndWith("..");
    }

    private MachineStatus look(FakeRuntimes runtimes) throws InterruptedException {
        return new Machine(host.host().view(), runtimes, GoDefaults.LINUX).look();
    }
}
