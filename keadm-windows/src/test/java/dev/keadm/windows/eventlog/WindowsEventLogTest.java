package dev.keadm.windows.eventlog;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keadm.windows.eventlog.EventLog.Kind;
import dev.keadm.wine.OnWindows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@OnWindows
class WindowsEventLogTest {
    private final EventLog log = new WindowsEventLog("keadm-test");

    @ParameterizedTest
    @EnumSource(Kind.class)
    void shouldTakeEachKind(Kind kind) {
        assertThatCode(() -> log.write(kind, 1, "A test of keadm wrote this: 100 % \"ä\"."))
                .doesNotThrowAnyException();
    }

    @Test
    void shouldCutATextThatTheLogWouldRefuse() {
        assertThatCode(() -> log.write(Kind.INFORMATION, 1000, "x".repeat(40_000)))
                .doesNotThrowAnyException();
    }

    @Test
    void shouldRefuseAnIdWithoutText() {
        assertThatThrownBy(() -> log.write(Kind.ERROR, 1001, "text")).isInstanceOf(IllegalArgumentException.class);
    }
}
