package dev.keadm.windows.jna;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WindowsExceptionTest {
    @Test
    void shouldNameCallObjectCodeAndMeaning() {
        assertThat(new WindowsException(WindowsErrors.ACCESS_DENIED, "CreateFileW", "C:\\x"))
                .hasMessage("CreateFileW on 'C:\\x' failed: error 5 (access is denied)");
    }

    @Test
    void shouldShowCodesThatItDoesNotKnowAsMicrosoftWritesThem() {
        assertThat(WindowsErrors.describe(4242)).isEqualTo("error 4242");
        assertThat(WindowsErrors.describe(0x80070005)).isEqualTo("error 0x80070005");
    }
}
