package dev.keadm.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusFileTest {
    @TempDir
    Path data;

    @Test
    void shouldReadWhatWasWritten() throws IOException {
        StatusFile file = new StatusFile(data);
        AgentStatus status = new AgentStatus(
                AgentStatus.Phase.CONNECTING,
                Cause.TCP,
                "Cannot reach 127.0.0.1:10000",
                Instant.parse("2026-01-02T03:04:05Z"),
                null,
                "v1.32.10-kubeedge-v1.23.1",
                42);

        file.write(status);

        assertThat(file.read()).contains(status);
        assertThat(data.resolve("status.json.new")).doesNotExist();
    }

    @Test
    void shouldSayThatNoAgentWroteOne() throws IOException {
        assertThat(new StatusFile(data).read()).isEmpty();
    }

    @Test
    void shouldNameTheFileThatIsNoStatus() throws IOException {
        Files.writeString(data.resolve("status.json"), "{\"phase\":");

        assertThatThrownBy(() -> new StatusFile(data).read())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("status.json");
    }
}
