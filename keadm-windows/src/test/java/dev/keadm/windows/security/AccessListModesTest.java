package dev.keadm.windows.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AccessListModesTest {
    @ParameterizedTest
    @CsvSource({"750,PRIVATE", "600,PRIVATE", "755,READ_AND_EXECUTE", "644,READ_AND_EXECUTE", "777,MODIFY", "666,MODIFY"
    })
    void shouldGiveTheUsersWhatEverybodyMayDo(String octal, Protection protection) {
        assertThat(AccessListModes.protection(Integer.parseInt(octal, 8))).isEqualTo(protection);
    }
}
