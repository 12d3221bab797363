package dev.keadm.windows.host.reboot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keadm.wine.OnWindows;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** That it really restarts is not for a test to show. */
@OnWindows
class WindowsRestartTest {
    @Test
    void shouldKnowWhenTheMachineWasStarted() {
        WindowsRestart restart = new WindowsRestart(Clock.systemUTC());

        Instant first = restart.started();
        Instant second = restart.started();

        assertThat(first).isBefore(Instant.now().minusSeconds(1));
        assertThat(Duration.between(first, second).abs()).isLessThan(Duration.ofSeconds(5));
    }
}
