package dev.keadm.windows.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keadm.windows.jna.WindowsErrors;
import dev.keadm.windows.jna.WindowsException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BusyFilesTest {
    private final AtomicInteger attempts = new AtomicInteger();
    private Duration waited = Duration.ZERO;
    private final BusyFiles busy = new BusyFiles(pause -> waited = waited.plus(pause));

    private BusyFiles.Change failing(int code, int times) {
        return () -> {
            if (attempts.incrementAndGet() <= times) {
                throw new WindowsException(code, "DeleteFileW", "f");
            }
        };
    }

    @ParameterizedTest
    @ValueSource(
            ints = {WindowsErrors.SHARING_VIOLATION, WindowsErrors.ACCESS_DENIED, WindowsErrors.DIRECTORY_NOT_EMPTY})
    void shouldWaitForAScannerThatLooksIntoTheFile(int code) throws IOException {
        busy.retry(failing(code, 3));

        assertThat(attempts).hasValue(4);
        assertThat(waited).isEqualTo(Duration.ofMillis(150));
    }

    @Test
    void shouldNotWaitForWhatDoesNotPass() {
        assertThatThrownBy(() -> busy.retry(failing(WindowsErrors.INVALID_PARAMETER, 1)))
                .hasMessageContaining("error 87");

        assertThat(waited).isZero();
    }

    @Test
    void shouldGiveUpAfterASecond() {
        assertThatThrownBy(() -> busy.retry(failing(WindowsErrors.SHARING_VIOLATION, 1000)))
                .hasMessageContaining("another process has it open");

        assertThat(waited).isLessThanOrEqualTo(Duration.ofSeconds(1));
    }
}
