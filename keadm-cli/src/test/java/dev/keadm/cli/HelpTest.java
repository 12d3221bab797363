package dev.keadm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HelpTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "join",
                "reset",
                "reset edge",
                "status",
                "bundle",
                "bundle create",
                "sandbox",
                "sandbox up",
                "version",
                "completion"
            })
    void shouldSayWhatACommandDoes(String command) throws IOException {
        String[] args = Stream.concat(
                        Arrays.stream(command.split(" ")).filter(word -> !word.isEmpty()), Stream.of("--help"))
                .toArray(String[]::new);
        Run run = Run.of(args);

        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        Golden.check("help/" + (command.isEmpty() ? "keadm" : command.replace(' ', '-')) + ".txt", run.out());
    }

    @Test
    void shouldShowTheHelpWithoutACommand() {
        assertThat(Run.of()).isEqualTo(Run.of("--help"));
    }

    /** Go keadm v1.23's flags: its documents and scripts use them. */
    @Test
    void shouldKnowEveryFlagOfGoJoin() {
        assertNames(
                Run.of("join", "--help").out(),
                List.of(
                        "-e, --cloudcore-ipport",
                        "-t, --token",
                        "-i, --edgenode-name",
                        "--kubeedge-version",
                        "-s, --certport",
                        "-p, --remote-runtime-endpoint",
                        "-l, --labels",
                        "--hub-protocol",
                        "--set",
                        "--certPath",
                        "--tarballpath",
                        "--cgroupdriver",
                        "--image-repository",
                        "--pre-run",
                        "--post-run",
                        "--log-file",
                        "--download-repo",
                        "-h, --help",
                        "-v, --v"));
    }

    @Test
    void shouldKnowEveryFlagOfGoReset() {
        List<String> edge =
                List.of("--force", "--remote-runtime-endpoint", "--pre-run", "--post-run", "-h, --help", "-v, --v");
        assertNames(Run.of("reset", "edge", "--help").out(), edge);
        assertNames(Run.of("reset", "--help").out(), edge);
        assertNames(Run.of("reset", "--help").out(), List.of("--kube-config"));
    }

    @Test
    void shouldKnowWhatItHasBeyondGo() {
        assertNames(
                Run.of("join", "--help").out(),
                List.of(
                        "--node-ip",
                        "--taints",
                        "--token-file",
                        "--take-over",
                        "--ca-file",
                        "--bundle",
                        "--timeout",
                        "--dry-run",
                        "--yes",
                        "--output",
                        "--run-log",
                        "--verbose",
                        "--root",
                        "--no-color"));
    }

    private static void assertNames(String help, List<String> flags) {
        assertThat(flags).allSatisfy(flag -> assertThat(help).containsPattern("(?m)^ +(-\\w, )?" + flag + "\\b"));
    }
}
