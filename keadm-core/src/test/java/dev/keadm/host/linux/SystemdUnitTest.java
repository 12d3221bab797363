package dev.keadm.host.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keadm.host.ServiceDefinition;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SystemdUnitTest {
    @Test
    void shouldWriteTheUnit() throws Exception {
        String unit = SystemdUnit.text(new ServiceDefinition(
                "edgecore",
                "KubeEdge agent of 100% Java",
                List.of("/usr/local/lib/keadm/1.0/bin/edgecore", "--config", "/etc/kube edge/$x/edgecore.yaml"),
                Map.of("PLAIN", "1", "GREETING", "say \"hi\" to $HOME, 5%"),
                "/var/log/kubeedge/edgecore.log",
                Duration.ofSeconds(10)));

        try (InputStream golden =
                Objects.requireNonNull(getClass().getResourceAsStream("/golden/host/edgecore.service"))) {
            assertThat(unit).isEqualTo(new String(golden.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void shouldRefuseWhatWouldBeALineOfItsOwn() {
        ServiceDefinition definition = new ServiceDefinition(
                "edgecore", "A\nExecStart=/bin/evil", List.of("/bin/true"), Map.of(), "/log", Duration.ofSeconds(1));

        assertThatThrownBy(() -> SystemdUnit.text(definition)).isInstanceOf(IllegalArgumentException.class);
    }
}
