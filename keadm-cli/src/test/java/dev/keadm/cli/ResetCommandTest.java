package dev.keadm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keadm.error.ExitCode;
import dev.keadm.request.IgnoredOption;
import java.io.FilterInputStream;
import java.io.InputStream;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ResetCommandTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"reset --yes", "reset --force", "reset --force=true", "reset edge --yes", "reset edge --force"})
    void shouldAskNothingWhenToldSo(String line) {
        RecordingOperations operations = new RecordingOperations();

        assertThat(Run.on(operations, line.split(" "))).isEqualTo(new Run(0, "", ""));
        assertThat(operations.requests).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"y\n", "Yes\n"})
    void shouldGoOnAfterYes(String answer) {
        RecordingOperations operations = new RecordingOperations();

        assertThat(Run.on(operations, Map.of(), answer, "reset").code()).isZero();
        assertThat(operations.requests).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"n\n", "\n", "", "yo\n"})
    void shouldDoNothingWithoutAYes(String answer) {
        RecordingOperations operations = new RecordingOperations();

        Run run = Run.on(operations, Map.of(), answer, "reset", "edge");

        assertThat(run.code()).isEqualTo(ExitCode.USAGE.number());
        assertThat(run.err()).contains("nothing was done");
        assertThat(operations.requests).isEmpty();
    }

    /** A pipe that nobody writes to never ends. */
    @Test
    void shouldNotWaitForAnAnswerWithoutATerminal() {
        RecordingOperations operations = new RecordingOperations();
        InputStream endless = new FilterInputStream(InputStream.nullInputStream()) {
            @Override
            public int read(byte[] into, int offset, int length) {
                throw new AssertionError("it was waited for an answer");
            }
        };

        Run run = Run.on(operations, Map.of(), endless, false, "reset");

        assertThat(run.code()).isEqualTo(ExitCode.USAGE.number());
        assertThat(run.err()).contains("Nobody is there to answer, so nothing was done.", "Add --yes");
        assertThat(operations.requests).isEmpty();
    }

    @Test
    void shouldNotAskForADryRun() {
        RecordingOperations operations = new RecordingOperations();

        assertThat(Run.on(operations, "reset", "--dry-run").code()).isZero();
        assertThat(operations.scopes.getFirst().dryRun()).isTrue();
    }

    /** Each wait of a reset has a limit of its own, and one that stops half-way leaves a machine half taken back. */
    @Test
    void shouldKnowNoTimeout() {
        assertThat(Run.of("reset", "--yes", "--timeout=1m").code()).isEqualTo(ExitCode.USAGE.number());
    }

    @Test
    void shouldTakeGoOptions() {
        RecordingOperations operations = new RecordingOperations();

        Run.on(
                operations,
                "reset",
                "--force",
                "--kube-config=/root/.kube/config",
                "--remote-runtime-endpoint=unix:///run/c.sock",
                "--pre-run=a.sh",
                "--post-run=b.sh");

        assertThat(operations.reset().ignored()).containsExactly(IgnoredOption.KUBE_CONFIG);
        assertThat(operations.reset().endpoint()).isPresent();
        assertThat(operations.reset().scripts().before()).isPresent();
        assertThat(operations.reset().scripts().after()).isPresent();
    }
}
