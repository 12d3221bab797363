package dev.keadm.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EdgeCoreConfigTest {
    private static final String LEAST = """
            apiVersion: edgecore.config.kubeedge.io/v1alpha2
            kind: EdgeCore
            modules:
              edgeHub:
                websocket:
                  server: cloud:10000
            """;

    @Test
    void shouldFillInGosDefaults() throws ConfigException {
        EdgeCoreConfig config = EdgeCoreDocument.parse(LEAST, "f").config(GoDefaults.LINUX, "host-1");

        assertThat(config.dataSource()).isEqualTo(Path.of("/var/lib/kubeedge/edgecore.db"));
        assertThat(config.enabled())
                .containsExactlyInAnyOrder(
                        Module.EDGED, Module.EDGE_HUB, Module.EVENT_BUS, Module.META_MANAGER, Module.DEVICE_TWIN);
        assertThat(config.edged().hostnameOverride()).isEqualTo("host-1");
        assertThat(config.edged().nodeIp()).isEmpty();
        assertThat(config.edged().containerGc()).isEqualTo(new EdgeCoreConfig.ContainerGc(Duration.ZERO, 1, -1));
        EdgeCoreConfig.Kubelet kubelet = config.edged().kubelet();
        assertThat(kubelet.containerRuntimeEndpoint()).isEqualTo("unix:///run/containerd/containerd.sock");
        assertThat(kubelet.runtimeRequestTimeout()).isEqualTo(Duration.ofMinutes(2));
        assertThat(kubelet.node())
                .isEqualTo(new EdgeCoreConfig.NodeReporting(
                        true,
                        List.of(),
                        110,
                        Duration.ofSeconds(10),
                        Duration.ofMinutes(5),
                        Duration.ofSeconds(40),
                        0));
        assertThat(kubelet.logs().containerLogMaxSize()).isEqualTo(10L << 20);
        assertThat(kubelet.eviction().hard())
                .containsEntry("memory.available", "100Mi")
                .hasSize(5);
        assertThat(config.edgeHub().heartbeat()).isEqualTo(Duration.ofSeconds(15));
        assertThat(config.edgeHub().token()).isEmpty();
        assertThat(config.edgeHub().websocket())
                .isEqualTo(new EdgeCoreConfig.WebSocket(
                        true, "cloud:10000", Duration.ofSeconds(30), Duration.ofSeconds(15), Duration.ofSeconds(15)));
        assertThat(config.metaManager().remoteQueryTimeout()).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void shouldFillInTheWindowsDefaults() throws ConfigException {
        EdgeCoreConfig config = EdgeCoreDocument.parse(LEAST, "f").config(GoDefaults.WINDOWS, "host-1");

        EdgeCoreConfig.Kubelet kubelet = config.edged().kubelet();
        assertThat(kubelet.containerRuntimeEndpoint()).isEqualTo("npipe://./pipe/containerd-containerd");
        assertThat(kubelet.cgroups().cgroupDriver()).isEmpty();
        assertThat(kubelet.cgroups().cgroupsPerQos()).isFalse();
        assertThat(kubelet.cgroups().enforceNodeAllocatable()).isEmpty();
        assertThat(kubelet.dns().resolvConf()).isEmpty();
        assertThat(kubelet.eviction().hard())
                .containsEntry("memory.available", "500Mi")
                .hasSize(3);
        assertThat(config.edged().windows())
                .isEqualTo(new EdgeCoreConfig.WindowsProcess(true, "NORMAL_PRIORITY_CLASS"));
        assertThat(config.dataSource()).isEqualTo(Path.of("C:\\var\\lib\\kubeedge\\edgecore.db"));
    }

    @Test
    void shouldRefuseAPriorityThatWindowsDoesNotKnow() throws ConfigException {
        EdgeCoreDocument document =
                EdgeCoreDocument.parse(LEAST, "f").with("modules.edged.windowsPriorityClass", "URGENT");

        assertThatThrownBy(() -> document.config(GoDefaults.WINDOWS, "h"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("modules.edged.windowsPriorityClass must be one of IDLE_PRIORITY_CLASS, ")
                .hasMessageEndingWith("not 'URGENT'.");
    }

    @Test
    void shouldReadWhatTheFileSays() throws ConfigException {
        EdgeCoreConfig config = EdgeCoreDocument.parse(LEAST, "f")
                .with("modules.edgeHub.token", "tok")
                .with("modules.edged.nodeLabels", Map.of("zone", "7"))
                .with("modules.edged.tailoredKubeletConfig.clusterDNS", List.of("10.0.0.10"))
                .with("modules.edged.tailoredKubeletConfig.runtimeRequestTimeout", Duration.ofSeconds(90))
                .with("modules.edged.tailoredKubeletConfig.containerRuntimeEndpoint", "unix:///x/c.sock")
                .withTaints(List.of(new NodeTaint("edge", "", "NoSchedule")))
                .with(Module.EVENT_BUS.enableKey(), false)
                .config(GoDefaults.LINUX, "h");

        assertThat(config.edgeHub().token()).contains(new BootstrapToken("tok"));
        assertThat(config.toString()).doesNotContain("tok,").contains("***");
        assertThat(config.edged().nodeLabels()).isEqualTo(Map.of("zone", "7"));
        EdgeCoreConfig.Kubelet kubelet = config.edged().kubelet();
        assertThat(kubelet.dns().clusterDns()).containsExactly("10.0.0.10");
        assertThat(kubelet.runtimeRequestTimeout()).isEqualTo(Duration.ofSeconds(90));
        assertThat(kubelet.imageServiceEndpoint()).isEqualTo("unix:///x/c.sock");
        assertThat(kubelet.node().registerWithTaints()).containsExactly(new NodeTaint("edge", "", "NoSchedule"));
        assertThat(config.isEnabled(Module.EVENT_BUS)).isFalse();
    }

    @Test
    void shouldReadKeysInAnyLetterCaseAsGoDoes() throws ConfigException {
        EdgeCoreDocument document = EdgeCoreDocument.parse(LEAST.replace("edgeHub", "EdgeHub"), "f");

        assertThat(document.config(GoDefaults.LINUX, "h").edgeHub().websocket().server())
                .isEqualTo("cloud:10000");
        assertThat(document.with("modules.edgeHub.heartbeat", 3).toYaml())
                .contains("EdgeHub")
                .doesNotContain("edgeHub");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "modules.edged.hostnameOverride | Node_1 | must be a node name: lower-case letters, digits, '-' and '.', at most 253, not 'Node_1'",
                "modules.edged.tailoredKubeletConfig.cgroupDriver | none | must be 'cgroupfs' or 'systemd', not 'none'",
                "modules.edged.tailoredKubeletConfig.containerRuntimeEndpoint | tcp://x:1 | must be unix:///path/to.sock or npipe://./pipe/name, not 'tcp://x:1'",
                "modules.edged.tailoredKubeletConfig.containerLogMaxSize | big | must be an amount of bytes such as 10Mi, not 'big'",
                "modules.edgeHub.httpServer | cloud:10002 | must be an URL such as https://host:10002, not 'cloud:10002'",
                "modules.edgeHub.websocket.server | cloud | must be host:port with a port from 1 to 65535, not 'cloud'",
                "modules.edgeHub.websocket.server | cloud:70000 | must be host:port with a port from 1 to 65535, not 'cloud:70000'",
                "database.dataSource | '' | must be a path, not empty"
            })
    void shouldRefuseValuesThatCannotWork(String key, String value, String message) throws ConfigException {
        EdgeCoreDocument document = EdgeCoreDocument.parse(LEAST, "f").with(key, value);

        assertThatThrownBy(() -> document.config(GoDefaults.LINUX, "h"))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith("Cannot use f")
                .hasMessageContaining(key + " " + message);
    }

    @Test
    void shouldRefuseQuic() throws ConfigException {
        EdgeCoreDocument document = EdgeCoreDocument.parse(LEAST, "f")
                .with("modules.edgeHub.quic.enable", true)
                .with("modules.edgeHub.websocket.enable", false);

        assertThatThrownBy(() -> document.config(GoDefaults.LINUX, "h"))
                .hasMessageContaining("modules.edgeHub.quic.enable must be false");
    }

    @Test
    void shouldSayThatTheCloudIsMissing() throws ConfigException {
        EdgeCoreDocument document = EdgeCoreDocument.defaults(GoDefaults.LINUX);

        assertThatThrownBy(() -> document.config(GoDefaults.LINUX, "h"))
                .hasMessage("Cannot use the default edgecore.yaml: modules.edgeHub.websocket.server must be CloudCore's"
                        + " host:port, but it is not there; the file may be half written.");
        assertThat(document.with(Module.EDGE_HUB.enableKey(), false)
                        .config(GoDefaults.LINUX, "h")
                        .edgeHub()
                        .httpServer())
                .isEmpty();
    }
}
