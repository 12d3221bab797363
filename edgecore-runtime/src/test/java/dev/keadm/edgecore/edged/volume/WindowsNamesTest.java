package dev.keadm.edgecore.edged.volume;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keadm.edgecore.edged.PreparationException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WindowsNamesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"nul", "NUL", "con.txt", "dir/aux", "com1", "LPT9.log", "a.", "dir./b", "a ", "a:b", "a?", "a\\b"
            })
    void shouldRefuseWhatNoFileCanBeCalled(String path) {
        assertThatThrownBy(() -> WindowsNames.check(List.of("fine", path)))
                .isInstanceOf(PreparationException.class)
                .hasMessageContaining(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application.yaml", ".hidden", "console", "com10", "nullable", "a b", "dir/tls.crt"})
    void shouldTakeOthers(String path) {
        assertThatCode(() -> WindowsNames.check(List.of(path))).doesNotThrowAnyException();
    }

    @Test
    void shouldRefuseTwoNamesThatAreOneFile() {
        assertThatThrownBy(() -> WindowsNames.check(List.of("Config", "config")))
                .isInstanceOf(PreparationException.class)
                .hasMessageContaining("would be one on Windows");
    }
}
