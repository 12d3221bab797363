package dev.keadm.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentityFileTest {
    @TempDir
    Path config;

    @Test
    void shouldReadWhatJoinWrote() throws IOException {
        AgentIdentity identity = new AgentIdentity("id", "machine", List.of("192.0.2.8:10000"), true);

        Files.writeString(config.resolve(IdentityFile.NAME), IdentityFile.toJson(identity));

        assertThat(IdentityFile.read(config)).contains(identity);
    }

    @Test
    void shouldSayThatKeadmDidNotJoinThisAgent() throws IOException {
        assertThat(IdentityFile.read(config)).isEmpty();
    }

    @Test
    void shouldNameAFileThatIsNoIdentity() throws IOException {
        Files.writeString(config.resolve(IdentityFile.NAME), "{\"agentId\":");

        assertThatThrownBy(() -> IdentityFile.read(config))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(IdentityFile.NAME);
    }
}
