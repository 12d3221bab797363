package dev.keadm.edgecore;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {
    private static final Path DEFAULT = Path.of("/default.yaml");

    @Test
    void shouldRunOnTheDefaultSettings() {
        assertThat(Arguments.parse(DEFAULT)).isEqualTo(new Arguments.Run(DEFAULT, Optional.empty()));
    }

    @Test
    void shouldTakeFilesInBothOfGosForms() {
        Arguments.Run wanted = new Arguments.Run(Path.of("a=b.yaml"), Optional.of(Path.of("l.log")));

        assertThat(Arguments.parse(DEFAULT, "--config", "a=b.yaml", "--log-file", "l.log"))
                .isEqualTo(wanted);
        assertThat(Arguments.parse(DEFAULT, "--log-file=l.log", "--config=a=b.yaml"))
                .isEqualTo(wanted);
    }

    @Test
    void shouldTakeSwitchesWithTheirValue() {
        assertThat(Arguments.parse(DEFAULT, "--version=true")).isEqualTo(new Arguments.Version());
        assertThat(Arguments.parse(DEFAULT, "--defaultconfig")).isEqualTo(new Arguments.DefaultConfig());
        assertThat(Arguments.parse(DEFAULT, "-h")).isEqualTo(new Arguments.Help());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--log-file", "--config", "--version=maybe", "--log-files=x", "run", "--config=a\0b"})
    void shouldRefuseWhatItDoesNotKnow(String word) {
        assertThat(Arguments.parse(DEFAULT, word)).isInstanceOf(Arguments.Wrong.class);
    }
}
