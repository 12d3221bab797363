package dev.keadm.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.keadm.yaml.YamlList;
import dev.keadm.yaml.YamlMap;
import dev.keadm.yaml.YamlNode;
import dev.keadm.yaml.YamlReader;
import dev.keadm.yaml.YamlScalar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds our idea of {@code edgecore.yaml} against Go's EdgeCore itself. */
@Tag("peer")
class GoEdgeCorePeerTest {
    /** What Go finds out about the machine that it runs on, and what is empty in its output and absent in ours. */
    private static final List<String> OF_THE_MACHINE = List.of(
            "modules.edgeHub.httpServer",
            "modules.edgeHub.quic.server",
            "modules.edgeHub.websocket.server",
            "modules.edged.hostnameOverride");

    private static final Path EDGECORE =
            Path.of(System.getenv().getOrDefault("PEERS_HOME", "/var/tmp/peers"), "bin", "edgecore");

    @TempDir
    Path dir;

    @BeforeEach
    void setUp() {
        assumeTrue(Files.isExecutable(EDGECORE), "there is no Go EdgeCore at " + EDGECORE + " (PEERS_HOME)");
    }

    @Test
    void shouldHaveGosDefaults() throws Exception {
        Map<String, String> go = flat(YamlReader.read(run("--defaultconfig")));
        OF_THE_MACHINE.forEach(go::remove);

        assertThat(flat(YamlReader.read(
                        EdgeCoreDocument.defaults(GoDefaults.LINUX).toYaml())))
                .isEqualTo(go);
    }

    @Test
    void shouldKnowEveryKeyThatGoWrites() throws Exception {
        for (String flag : List.of("--defaultconfig", "--minconfig")) {
            EdgeCoreDocument document = EdgeCoreDocument.parse(run(flag), flag);

            assertThat(document.oddities()).isEmpty();
            assertThat(document.config(GoDefaults.LINUX, "host")
                            .edgeHub()
                            .websocket()
                            .server())
                    .isNotEmpty();
        }
    }

    @Test
    void shouldWriteWhatGoReads() throws Exception {
        EdgeCoreDocument document = settings();

        assertThat(started(document)).contains("Version: v1.23.1").doesNotContain("failed to unmarshal");
    }

    /** Without this the test above could not fail. */
    @Test
    void shouldSeeWhenGoDoesNotReadIt() throws Exception {
        Path file = dir.resolve("edgecore.yaml");
        Files.writeString(file, settings().toYaml().replace("heartbeat: 15", "heartbeat: soon"));

        assertThat(run("--config", file.toString())).contains("failed to unmarshal");
    }

    private EdgeCoreDocument settings() throws IOException {
        EdgeCoreDocument document = EdgeCoreDocument.defaults(GoDefaults.LINUX)
                .with("database.dataSource", dir.resolve("edgecore.db").toString())
                .with("modules.deviceTwin.dmiSockPath", dir + "/")
                .with("modules.edgeHub.httpServer", "https://127.0.0.1:1")
                .with("modules.edgeHub.websocket.server", "127.0.0.1:1")
                .with("modules.edgeHub.token", "a.b.c.d")
                .with("modules.edged.rootDirectory", dir.resolve("kubelet").toString())
                .with("modules.edged.hostnameOverride", "artifact-1")
                .with("modules.edged.nodeLabels", Map.of("yes", "no", "number", "1_000", "odd", "a: b #c"))
                .with("modules.edged.tailoredKubeletConfig.clusterDNS", List.of("10.0.0.10"))
                .with("modules.edged.tailoredKubeletConfig.runtimeRequestTimeout", Duration.ofMillis(90_500))
                .withTaints(List.of(new NodeTaint("edge", "", "NoSchedule"), new NodeTaint("on", "off", "NoExecute")));
        for (String key : List.of("tlsCaFile", "tlsCertFile", "tlsPrivateKeyFile")) {
            document = document.with("modules.edgeHub." + key, dir.resolve(key).toString());
        }
        return document.with(Module.EVENT_BUS.enableKey(), false).with(Module.DEVICE_TWIN.enableKey(), false);
    }

    private String started(EdgeCoreDocument document) throws Exception {
        return run(
                "--config",
                Files.writeString(dir.resolve("edgecore.yaml"), document.toYaml())
                        .toString());
    }

    /** It reads and checks its file, then finds no cloud at port 1 and ends. */
    private String run(String... arguments) throws IOException, InterruptedException {
        Path output = dir.resolve("output");
        ProcessBuilder builder = new ProcessBuilder(EDGECORE.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.command().addAll(List.of(arguments));
        builder.environment().put("CHECK_EDGECORE_ENVIRONMENT", "false");
        Process process = builder.start();
        boolean ended = process.waitFor(20, TimeUnit.SECONDS);
        process.destroyForcibly().waitFor();
        assertThat(ended).as("EdgeCore ends by itself").isTrue();
        return Files.readString(output);
    }

    private static Map<String, String> flat(YamlNode root) {
        TreeMap<String, String> flat = new TreeMap<>();
        flatten("", root, flat);
        return flat;
    }

    private static void flatten(String path, YamlNode node, Map<String, String> into) {
        switch (node) {
            case YamlScalar scalar -> {
                if (!scalar.isNull()) {
                    into.put(path, scalar.kind() + " " + scalar.text());
                }
            }
            case YamlList list ->
                into.put(
                        path,
                        list.items().stream()
                                .map(item -> ((YamlScalar) item).text())
                                .toList()
                                .toString());
            case YamlMap map ->
                map.entries().forEach((key, value) -> flatten(path.isEmpty() ? key : path + "." + key, value, into));
        }
    }
}
