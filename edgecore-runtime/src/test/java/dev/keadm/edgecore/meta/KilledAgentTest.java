package dev.keadm.edgecore.meta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keadm.wire.ResourceName;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class KilledAgentTest {
    @Test
    @Timeout(60)
    void shouldHoldWhatWasAcknowledgedWhenTheAgentIsKilled(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("edgecore.db");
        Process agent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        AcknowledgingAgent.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader out = agent.inputReader()) {
            assertThat(out.readLine()).isEqualTo("ACK");
        } finally {
            agent.destroyForcibly();
        }
        assertThat(agent.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(agent.exitValue()).isNotZero();

        try (MetaStore store = SqliteMetaStore.open(file)) {
            assertThat(store.find(new ResourceName("default", "pod", "web"))).contains(Objects.pod("u1", 5));
        }
    }
}
