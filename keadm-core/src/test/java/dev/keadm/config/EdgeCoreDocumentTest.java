package dev.keadm.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EdgeCoreDocumentTest {
    private static final String HEADER = "apiVersion: edgecore.config.kubeedge.io/v1alpha2\nkind: EdgeCore\n";

    @ParameterizedTest
    @EnumSource
    void shouldWriteTheDefaults(GoDefaults platform) throws IOException {
        Golden.check(
                "config/defaults-" + platform.name().toLowerCase(java.util.Locale.ROOT) + ".yaml",
                EdgeCoreDocument.defaults(platform).toYaml());
    }

    @Test
    void shouldKeepOrderAndUnknownKeysWhenWritten() throws ConfigException {
        String text = HEADER + """
                zeal:
                  deep:
                  - 1
                  - b: "2"
                modules:
                  edgeHub:
                    token: "secret"
                    heartbeat: 7
                """;

        EdgeCoreDocument document = EdgeCoreDocument.parse(text, "f")
                .with("modules.edgeHub.heartbeat", 8)
                .with("modules.edgeHub.token", "")
                .with("modules.edged.nodeLabels", Map.of("a", "true"));

        assertThat(document.toYaml()).isEqualTo(HEADER + """
                zeal:
                  deep:
                  - 1
                  - b: "2"
                modules:
                  edgeHub:
                    token: ""
                    heartbeat: 8
                  edged:
                    nodeLabels:
                      a: "true"
                """);
    }

    @Test
    void shouldTakeAKeyOut() throws ConfigException {
        EdgeCoreDocument document =
                EdgeCoreDocument.parse(HEADER + "modules:\n  edgeHub:\n    token: t\n    heartbeat: 7\n", "f");

        assertThat(document.without("modules.edgeHub.token")
                        .without("modules.edged.nodeIP")
                        .toYaml())
                .isEqualTo(HEADER + "modules:\n  edgeHub:\n    heartbeat: 7\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "modules: {edgehub: {heartbeat: 3}, edged: {hostNameOverrid: a}} | modules.edged.hostNameOverrid | did you mean 'hostnameOverride'?",
                "modules: {edgeHub: {websoket: {enable: true}}} | modules.edgeHub.websoket | did you mean 'websocket'?",
                "modules: {edged: {maxPods: 5}} | modules.edged.maxPods | there is 'modules.edged.tailoredKubeletConfig.maxPods'.",
                "modules: {edged: {bananas: 5}} | modules.edged.bananas | KubeEdge v1.23 has no such key.",
                "modules.edged.enable: true | modules.edged.enable | KubeEdge v1.23 has no such key."
            })
    void shouldReportUnknownKeysWithASuggestion(String yaml, String key, String hint) throws ConfigException {
        List<ConfigProblem> oddities =
                EdgeCoreDocument.parse(HEADER + yaml, "f").oddities();

        assertThat(oddities).containsExactly(new ConfigProblem(3, key, "is unknown and has no effect; " + hint));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "modules: {edgeHub: {heartbeat: soon}} | line 3: modules.edgeHub.heartbeat must be a whole number from -2147483648 to 2147483647, not the text 'soon'.",
                "modules: {edgeHub: {heartbeat: 15.5}} | line 3: modules.edgeHub.heartbeat must be a whole number from -2147483648 to 2147483647, not the number 15.5.",
                "modules: {edgeHub: {heartbeat: 99999999999}} | line 3: modules.edgeHub.heartbeat must be a whole number from -2147483648 to 2147483647, not the number 99999999999.",
                "modules: {edgeHub: {enable: 'true'}} | line 3: modules.edgeHub.enable must be true or false, not the text 'true'.",
                "modules: {edgeHub: {token: [s3cret]}} | line 3: modules.edgeHub.token must be a text, not what is there (not shown).",
                "modules: {edged: {minimumGCAge: 10}} | line 3: modules.edged.minimumGCAge must be a duration such as 1m30s, 10s or 100ms, not the number 10.",
                "modules: {edged: {nodeLabels: [a]}} | line 3: modules.edged.nodeLabels must be a mapping of texts, not a list.",
                "modules: {edged: {tailoredKubeletConfig: {registerWithTaints: [{key: a}]}}} | line 3: modules.edged.tailoredKubeletConfig.registerWithTaints must be a list of taints, each with key, value and effect, not a list.",
                "modules: {edgeHub: hear | line 3: it is no well-formed YAML: while parsing a flow mapping.",
                "modules: hear | line 3: modules must be a mapping, not the text 'hear'.",
                "modules: {edgeHub: {heartbeat: 3, heartBeat: 4}} | line 3: modules.edgeHub.heartBeat is there twice, also as 'heartbeat': Go's EdgeCore takes both for the same.",
                "kind: EdgeCore | line 3: the key 'kind' is there twice, first in line 2."
            })
    void shouldNameFileLineKeyExpectedAndActual(String yaml, String message) {
        assertThatThrownBy(() -> EdgeCoreDocument.parse(HEADER + yaml, "/etc/kubeedge/config/edgecore.yaml"))
                .isInstanceOf(ConfigException.class)
                .hasMessage("Cannot use /etc/kubeedge/config/edgecore.yaml: " + message);
    }

    @Test
    void shouldNameAllFaultsAtOnce() {
        String yaml = HEADER + "modules:\n  edged:\n    enable: 5\n  edgeHub:\n    heartbeat: x\n";

        assertThatThrownBy(() -> EdgeCoreDocument.parse(yaml, "f")).hasMessage("""
                        Cannot use f, it has 2 faults:
                          line 5: modules.edged.enable must be true or false, not the number 5
                          line 7: modules.edgeHub.heartbeat must be a whole number from -2147483648 to 2147483647, not the text 'x'""");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kind: EdgeCore | f: apiVersion must be 'edgecore.config.kubeedge.io/v1alpha2': it is missing, the file may be half written.",
                "apiVersion: edgecore.config.kubeedge.io/v1alpha1 | f: line 1: apiVersion must be 'edgecore.config.kubeedge.io/v1alpha2': not 'edgecore.config.kubeedge.io/v1alpha1'.",
                "apiVers | f: line 1: it must hold a mapping of keys, not the text 'apiVers'; it may be half written."
            })
    void shouldRefuseAnotherKindOfFile(String yaml, String message) {
        assertThatThrownBy(() -> EdgeCoreDocument.parse(yaml, "f")).hasMessage("Cannot use " + message);
    }

    @Test
    void shouldRefuseWhatIsNoText(@TempDir Path dir) throws IOException {
        Path file = Files.write(dir.resolve("edgecore.yaml"), new byte[] {(byte) 0xc3, (byte) 0x28});

        assertThatThrownBy(() -> EdgeCoreDocument.read(file))
                .hasMessageContaining("not UTF-8")
                .hasMessageContaining("edgecore.yaml");
    }

    @Test
    void shouldRefuseAValueOfAnotherKindFromCode() {
        EdgeCoreDocument defaults = EdgeCoreDocument.defaults(GoDefaults.LINUX);

        assertThatThrownBy(() -> defaults.with("modules.edgeHub.heartbeat", "x"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> defaults.with("modules.edgehub.nothing", "x"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
