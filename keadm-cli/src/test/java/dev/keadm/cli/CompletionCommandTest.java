package dev.keadm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keadm.error.ExitCode;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CompletionCommandTest {
    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish", "powershell"})
    void shouldKnowCommandsAndOptionsInEveryShell(String shell) {
        Run run = Run.of("completion", shell);

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("join", "reset", "edge", "cloudcore-ipport");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldCompleteInARealBash() throws IOException, InterruptedException {
        String script = Run.of("completion", "bash").out()
                + "\nCOMP_WORDS=(keadm join --cloudc) COMP_CWORD=2; _complete_keadm; echo \"${COMPREPLY[*]}\"\n";
        Process bash = new ProcessBuilder("bash", "-s")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var in = bash.outputWriter()) {
            in.write(script);
        }
        assertThat(new String(bash.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo("--cloudcore-ipport\n");
        assertThat(bash.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void shouldRefuseAnotherShell() {
        Run run = Run.of("completion", "tcsh");

        assertThat(run.code()).isEqualTo(ExitCode.USAGE.number());
        assertThat(run.err()).contains("tcsh", "bash", "powershell");
    }
}
