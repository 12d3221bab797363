package dev.keadm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keadm.error.ExitCode;
import java.io.File;
import org.junit.jupiter.api.Test;

final class VersionCommandTest {
    private static final String SYSTEM = File.separatorChar == '\\' ? "windows" : "linux";

    @Test
    void shouldNameBothVersionsInASentence() {
        assertThat(Run.of("version").out())
                .matches("keadm \\S+ for KubeEdge v1\\.23\\.\\d+ \\(Java 25\\S*, " + SYSTEM + "/amd64\\)\\R");
    }

    @Test
    void shouldPrintTheKubeEdgeVersionAloneWhenShort() {
        assertThat(Run.of("version", "-o", "short")).isEqualTo(new Run(ExitCode.DONE.number(), "v1.23.1\n", ""));
    }

    @Test
    void shouldKeepGoKeysInJson() {
        assertThat(Run.of("version", "--output=json").out())
                .contains(
                        "\"major\": \"1\"",
                        "\"minor\": \"23\"",
                        "\"gitVersion\": \"v1.23.1\"",
                        "\"platform\": \"" + SYSTEM + "/amd64\"");
    }

    @Test
    void shouldKeepGoKeysInYaml() {
        assertThat(Run.of("version", "-o", "yaml").out())
                .contains(
                        "major: \"1\"\n",
                        "minor: \"23\"\n",
                        "gitVersion: v1.23.1\n",
                        "platform: " + SYSTEM + "/amd64\n");
    }

    @Test
    void shouldRefuseAnotherFormat() {
        Run run = Run.of("version", "-o", "xml");

        assertThat(run.code()).isEqualTo(ExitCode.USAGE.number());
        assertThat(run.err()).contains("'xml'", "yaml, json, short");
    }
}
