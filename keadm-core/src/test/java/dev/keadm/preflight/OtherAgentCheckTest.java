package dev.keadm.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keadm.host.FakeHost;
import dev.keadm.host.InitSystem;
import org.junit.jupiter.api.Test;

class OtherAgentCheckTest {
    @Test
    void shouldSayWhatToDoInTheWordsOfTheSystem() throws Exception {
        FakeHost bare = new FakeHost();
        bare.facts().withInitSystem(new InitSystem.Unsupported("bash"));

        assertThat(remedy(new FakeHost())).contains("systemctl disable --now edgecore");
        assertThat(remedy(FakeHost.windows())).contains("--replace-go-edgecore").doesNotContain("systemctl");
        assertThat(remedy(bare)).contains("bash does not start it again").doesNotContain("systemctl");
    }

    private static String remedy(FakeHost host) throws Exception {
        host.processes().add("/opt/edgecore");
        return new OtherAgentCheck(host.host().view(), "edgecore")
                .run()
                .getFirst()
                .remedy();
    }
}
