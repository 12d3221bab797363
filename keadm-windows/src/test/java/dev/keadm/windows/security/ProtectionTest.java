package dev.keadm.windows.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProtectionTest {
    @ParameterizedTest
    @CsvSource({
        "PRIVATE, ''",
        "READ, (A;;FR;;;BU)",
        "READ_AND_EXECUTE, (A;;0x1200a9;;;BU)",
        "MODIFY, (A;;0x1301bf;;;BU)",
    })
    void shouldLetUsersDoWhatItSaysAndNothingMore(Protection protection, String users) {
        assertThat(protection.ofFile()).isEqualTo("O:BAD:P(A;;FA;;;SY)(A;;FA;;;BA)" + users);
        assertThat(protection.ofFolder())
                .isEqualTo("O:BAD:P(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)" + users.replace("(A;;", "(A;OICI;"));
    }
}
