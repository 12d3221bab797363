package dev.keadm.edgecore.edged;

import static dev.keadm.edgecore.edged.PodLifeFixture.container;
import static dev.keadm.edgecore.edged.PodLifeFixture.parse;
import static dev.keadm.edgecore.edged.PodLifeFixture.pod;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keadm.edgecore.api.Pod;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AdmissionTest {
    private static final Pod PLAIN = parse(pod("\"containers\":[" + container("main", "") + "]"));
    private static final Pod PORT = parse(
            pod("\"containers\":[" + container("main", ",\"ports\":[{\"containerPort\":80,\"hostPort\":8080}]") + "]"));

    private final Admission admission = new Admission(new EdgedSettings(
            "edge-1",
            Optional.empty(),
            "linux",
            Path.of("logs"),
            Path.of("state"),
            2,
            () -> Optional.of(Map.of("disk", "ssd")),
            Duration.ofSeconds(1),
            new EdgedSettings.Logs(1, 2, Duration.ofSeconds(1))));

    @Test
    void shouldTakeWhatFits() {
        assertThat(admission.refuse(PLAIN, List.of(PORT))).isEmpty();
        assertThat(admission.refuse(parse(pod("\"nodeSelector\":{\"disk\":\"ssd\"},\"containers\":[]")), List.of()))
                .isEmpty();
    }

    @Test
    void shouldRefuseWithTheKubeletsReasons() {
        assertThat(reason(parse(pod("\"os\":{\"name\":\"windows\"},\"containers\":[]")), List.of()))
                .isEqualTo("PodOSNotSupported");
        assertThat(reason(parse(pod("\"nodeSelector\":{\"disk\":\"hdd\"},\"containers\":[]")), List.of()))
                .isEqualTo("NodeAffinity");
        assertThat(reason(PLAIN, List.of(PLAIN, PLAIN))).isEqualTo("OutOfpods");
        assertThat(reason(PORT, List.of(PORT))).isEqualTo("NodePorts");
    }

    private String reason(Pod pod, List<Pod> active) {
        return admission
                .refuse(pod, active)
                .map(e -> e instanceof Ending.Failed(String reason, String _) ? reason : e.toString())
                .orElse("none");
    }
}
