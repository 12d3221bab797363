package dev.keadm.windows.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The cases of the page <i>Parsing C command-line arguments</i>, the other way round. */
class CommandLineTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "plain          | plain",
                "a b            | \"a b\"",
                "a\"b           | \"a\\\"b\"",
                "a\\\"b         | \"a\\\\\\\"b\"",
                "a\\\\b         | a\\\\b",
                "C:\\a b\\      | \"C:\\a b\\\\\"",
                "C:\\ab\\       | C:\\ab\\",
                "-Dx=C:\\p q\\r | \"-Dx=C:\\p q\\r\""
            })
    void shouldQuoteAnArgumentSoThatItIsReadBack(String argument, String written) {
        assertThat(CommandLine.of(List.of("C:\\x.exe", argument))).isEqualTo("\"C:\\x.exe\" " + written);
    }

    @Test
    void shouldQuoteTheProgramWhateverItIs() {
        assertThat(CommandLine.of(List.of("C:\\x.exe"))).isEqualTo("\"C:\\x.exe\"");
        assertThat(CommandLine.of(List.of("C:\\Program Files\\x.exe", "", "b")))
                .isEqualTo("\"C:\\Program Files\\x.exe\" \"\" b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"C:\\a\"b.exe", "C:\\folder\\", "C:\\a\nb.exe"})
    void shouldRefuseWhatIsNoProgram(String program) {
        assertThatThrownBy(() -> CommandLine.of(List.of(program))).isInstanceOf(IllegalArgumentException.class);
    }
}
