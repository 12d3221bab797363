package dev.keadm.edgecore.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keadm.edgecore.api.Node;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NodeConditionsTest {
    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00.123Z");
    private static final RuntimeHealth.Finding HEALTHY = new RuntimeHealth.Finding.Healthy("containerd://2.0.0");
    private static final Headroom NO_MEMORY =
            new Headroom(50L << 20, 24L << 30, 100L << 30, 200L << 30, 30_000, 32_768);

    private final NodeConditions conditions =
            new NodeConditions(Map.of("memory.available", "100Mi", "nodefs.available", "10%"), Duration.ofMinutes(5));

    @Test
    void shouldSendTheFourOfThemReadyLast() {
        List<Node.Condition> all = conditions.at(NOON, TestNodes.plenty(), HEALTHY);

        assertThat(all)
                .extracting(Node.Condition::type)
                .containsExactly("MemoryPressure", "DiskPressure", "PIDPressure", "Ready");
        assertThat(all).extracting(Node.Condition::status).containsExactly("False", "False", "False", "True");
        assertThat(all.getLast().lastHeartbeatTime()).isEqualTo(Instant.parse("2026-01-02T12:00:00Z"));
    }

    @Test
    void shouldKeepAPressureUpForAWhile() {
        conditions.at(NOON, NO_MEMORY, HEALTHY);

        assertThat(conditions
                        .at(NOON.plusSeconds(299), TestNodes.plenty(), HEALTHY)
                        .getFirst()
                        .status())
                .isEqualTo("True");
        assertThat(conditions
                        .at(NOON.plusSeconds(301), TestNodes.plenty(), HEALTHY)
                        .getFirst()
                        .status())
                .isEqualTo("False");
    }

    @Test
    void shouldMoveTheTransitionTimeOnlyWhenTheStatusFlips() {
        Instant first =
                conditions.at(NOON, TestNodes.plenty(), HEALTHY).getLast().lastTransitionTime();

        assertThat(conditions
                        .at(NOON.plusSeconds(60), TestNodes.plenty(), HEALTHY)
                        .getLast()
                        .lastTransitionTime())
                .isEqualTo(first);
        RuntimeHealth.Finding down = new RuntimeHealth.Finding.Unhealthy("", "containerd does not answer");
        Node.Condition ready =
                conditions.at(NOON.plusSeconds(90), TestNodes.plenty(), down).getLast();
        assertThat(ready.status()).isEqualTo("False");
        assertThat(ready.message()).isEqualTo("containerd does not answer");
        assertThat(ready.lastTransitionTime()).isEqualTo(Instant.parse("2026-01-02T12:01:30Z"));
    }

    /** Figures as the Go EdgeCore reported them for this machine. */
    @Test
    void shouldKeepBackWhatGoKeepsBack() {
        Map<String, String> allocatable = NodeResources.allocatable(TestNodes.facts(), TestNodes.settings());

        assertThat(allocatable)
                .containsEntry("memory", "24581692Ki")
                .containsEntry("ephemeral-storage", "243497856212")
                .containsEntry("cpu", "2")
                .containsEntry("pods", "110");
    }
}
