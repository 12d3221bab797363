package dev.keadm.edgecore.edged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keadm.edgecore.api.PodStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StatusPatchTest {
    @Test
    void shouldTakeAwayTheReasonOfAConditionThatHolds() {
        assertThat(StatusPatch.of("1", status(null, null)))
                .contains("{\"type\":\"Ready\",\"status\":\"True\",\"reason\":null,\"message\":null}")
                .contains("\"message\":null,\"reason\":null,\"phase\"");
    }

    @Test
    void shouldGiveTheReasonOfAConditionThatDoesNot() {
        assertThat(StatusPatch.of("1", status("ContainersNotReady", "main is not ready")))
                .contains("\"reason\":\"ContainersNotReady\",\"message\":\"main is not ready\"}");
    }

    private static PodStatus status(@Nullable String reason, @Nullable String message) {
        PodStatus.Condition ready =
                new PodStatus.Condition("Ready", reason == null ? "True" : "False", null, null, reason, message);
        return new PodStatus(
                "Running",
                List.of(ready),
                null,
                null,
                null,
                List.of(),
                null,
                List.of(),
                null,
                List.of(),
                List.of(),
                null);
    }
}
