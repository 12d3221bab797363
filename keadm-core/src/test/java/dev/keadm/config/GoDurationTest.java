package dev.keadm.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoDurationTest {
    @ParameterizedTest
    @CsvSource({
        "1m0s, PT1M, 1m0s",
        "10s, PT10S, 10s",
        "100ms, PT0.1S, 100ms",
        "4h, PT4H, 4h0m0s",
        "1.5h, PT1H30M, 1h30m0s",
        "-1m, PT-1M, -1m0s",
        "0, PT0S, 0s",
        "1500us, PT0.0015S, 1.5ms",
        "1µs, PT0.000001S, 1µs",
        "7ns, PT0.000000007S, 7ns",
        "1h0m1.25s, PT1H1.25S, 1h0m1.25s",
        ".5s, PT0.5S, 500ms"
    })
    void shouldReadAndWriteAsGo(String text, Duration duration, String canonical) {
        assertThat(GoDuration.parse(text)).contains(duration);
        assertThat(GoDuration.format(duration)).isEqualTo(canonical);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10", "s", "1x", "1 s", "1s ", "1,5s", "--1s", "1d", "99999999999999h", "."})
    void shouldRefuseWhatGoRefuses(String text) {
        assertThat(GoDuration.parse(text)).isEmpty();
    }
}
