package dev.keadm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keadm.error.ErrorCode;
import dev.keadm.error.ExitCode;
import dev.keadm.error.KeadmException;
import dev.keadm.request.IgnoredOption;
import dev.keadm.request.JoinRequest;
import dev.keadm.workflow.Event;
import dev.keadm.workflow.Outcome;
import dev.keadm.workflow.PlannedStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JoinCommandTest {
    private static final String HASH = "0".repeat(64);
    private static final String TOKEN = HASH + ".eyJhbGciOiJIUzI1NiJ9.eyJleHAiOjF9.c2lnbmF0dXJl";

    @TempDir
    private Path folder;

    @Test
    void shouldTurnADocumentedGoCommandLineIntoARequest() {
        RecordingOperations operations = new RecordingOperations();

        Run run = Run.on(
                operations,
                "join",
                "--cloudcore-ipport=10.20.30.40:10000",
                "--edgenode-name=testing123",
                "-s",
                "10012",
                "-p",
                "unix:///run/cri.sock",
                "-l",
                "zone=a,rack=",
                "--cgroupdriver=systemd",
                "--set",
                "modules.edgeHub.heartbeat=20,modules.edged.nodeIP=10.0.0.1",
                "--hub-protocol=websocket",
                "--token=" + TOKEN);

        assertThat(run).isEqualTo(new Run(0, "", ""));
        JoinRequest request = operations.join();
        assertThat(request.cloud().first()).hasToString("10.20.30.40:10000");
        assertThat(request.cloud().certPort()).isEqualTo(10012);
        assertThat(request.cloud().token()).isPresent();
        assertThat(request.node().name())
                .hasValueSatisfying(name -> assertThat(name).hasToString("testing123"));
        assertThat(request.node().labels()).hasToString("[zone=a, rack=]");
        assertThat(request.runtime().endpoint())
                .hasValueSatisfying(uri -> assertThat(uri).hasToString("unix:///run/cri.sock"));
        assertThat(request.agent().settings())
                .containsExactly("modules.edgeHub.heartbeat=20,modules.edged.nodeIP=10.0.0.1");
        assertThat(request.timeout()).isEqualTo(Duration.ofMinutes(5));
        assertThat(request.ignored()).isEmpty();
    }

    @Test
    void shouldTakeWhatGoDoesNotKnow() {
        RecordingOperations operations = new RecordingOperations();

        Run run = Run.on(
                operations,
                "join",
                "-e",
                "a:10000",
                "-e",
                "b:10000",
                "--node-ip",
                "192.0.2.7",
                "--taints",
                "k=v:NoSchedule,x:NoExecute",
                "--take-over",
                "--timeout",
                "90s",
                "--ignore-preflight-errors",
                "memory,disk",
                "--root",
                folder.toString(),
                "--dry-run");

        assertThat(run.code()).isZero();
        JoinRequest request = operations.join();
        assertThat(request.cloud().further()).hasToString("[b:10000]");
        assertThat(request.node().address())
                .hasValueSatisfying(ip -> assertThat(ip.getHostAddress()).isEqualTo("192.0.2.7"));
        assertThat(request.node().taints()).hasToString("[k=v:NoSchedule, x:NoExecute]");
        assertThat(request.node().takeOver()).isTrue();
        assertThat(request.timeout()).isEqualTo(Duration.ofSeconds(90));
        assertThat(request.demoted()).containsExactlyInAnyOrder("memory", "disk");
        assertThat(operations.scopes.getFirst().root()).isEqualTo(folder);
        assertThat(operations.scopes.getFirst().dryRun()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--token-file=%1$s", "-t%2$s", "--token=%2$s"})
    void shouldKeepItsOptionsWithoutTokensForAfterTheRestart(String option) throws IOException {
        Path token = Files.writeString(folder.resolve("token"), TOKEN + "\n");
        RecordingOperations operations = new RecordingOperations();
        String[] given = {
            "join",
            "-e",
            "a:10000",
            "-e=b:10000",
            option.formatted(token, TOKEN),
            "-l",
            "zone=a,rack=",
            "--set",
            "modules.edgeHub.heartbeat=20",
            "--log-file",
            "relative.log",
            "--take-over",
            "--reboot",
            "auto"
        };

        assertThat(Run.on(operations, given).code()).isZero();

        assertThat(operations.join().machine().reboot())
                .isEqualTo(new JoinRequest.Reboot(
                        true,
                        List.of(
                                "--cloudcore-ipport=a:10000",
                                "--cloudcore-ipport=b:10000",
                                "--labels=zone=a,rack=",
                                "--set=modules.edgeHub.heartbeat=20",
                                "--log-file=" + Path.of("relative.log").toAbsolutePath(),
                                "--take-over",
                                "--reboot=auto")));
        Path again = Files.write(
                folder.resolve("again"), operations.join().machine().reboot().options());
        RecordingOperations repeated = new RecordingOperations();
        assertThat(Run.on(repeated, "join", "@" + again).code()).isZero();
        assertThat(repeated.join().machine()).isEqualTo(operations.join().machine());
        assertThat(repeated.join().node()).isEqualTo(operations.join().node());
        assertThat(repeated.join().cloud().token()).isEmpty();
    }

    @Test
    void shouldRememberWhichOptionsMeanNothingHere() {
        RecordingOperations operations = new RecordingOperations();

        Run.on(
                operations,
                "join",
                "-e",
                "a:10000",
                "--certPath=/etc/kubeedge/certs",
                "--tarballpath=/tmp",
                "--image-repository=x",
                "--kubeedge-version=v1.22.0");

        assertThat(operations.join().ignored())
                .containsExactlyInAnyOrder(
                        IgnoredOption.CERT_PATH,
                        IgnoredOption.TARBALL_PATH,
                        IgnoredOption.IMAGE_REPOSITORY,
                        IgnoredOption.KUBEEDGE_VERSION);
    }

    @Test
    void shouldNotWarnOfItsOwnKubeEdgeVersion() {
        RecordingOperations operations = new RecordingOperations();

        Run.on(
                operations,
                "join",
                "-e",
                "a:10000",
                "--kubeedge-version=v" + BuildInfo.read().kubeedge());

        assertThat(operations.join().ignored()).isEmpty();
    }

    @Test
    void shouldReadTheTokenFromAFileStandardInputOrTheEnvironment() throws IOException {
        Path file = Files.writeString(folder.resolve("token"), TOKEN + "\n");
        for (Run run : List.of(
                join(Map.of(), "", "--token-file", file.toString()),
                join(Map.of(), TOKEN, "--token-file", "-"),
                join(Map.of("KEADM_TOKEN", TOKEN), ""))) {
            assertThat(run).isEqualTo(new Run(0, "", ""));
        }
    }

    private static Run join(Map<String, String> env, String input, String... more) {
        RecordingOperations operations = new RecordingOperations();
        String[] args = java.util.stream.Stream.concat(
                        java.util.stream.Stream.of("join", "-e", "a:10000"), java.util.Arrays.stream(more))
                .toArray(String[]::new);
        Run run = Run.on(operations, env, input, args);
        assertThat(operations.join().cloud().token()).isPresent();
        return run;
    }

    @Test
    void shouldNeedACloud() {
        assertThat(Run.of("join")).isEqualTo(new Run(ExitCode.USAGE.number(), "", """
                Error: No CloudCore is named: --cloudcore-ipport is missing.
                  Add --cloudcore-ipport HOST:PORT, usually port 10000.
                """));
    }

    /** A service has no folder that the caller knows. */
    @Test
    void shouldMakeTheLogFileAbsolute() {
        RecordingOperations operations = new RecordingOperations();

        Run.on(operations, "join", "-e", "a:1", "--log-file", "x/../agent.log");

        assertThat(operations.join().agent().logFile())
                .contains(Path.of("agent.log").toAbsolutePath());
    }

    @Test
    void shouldRefuseACaFileBeforeAnythingElse() throws IOException {
        RecordingOperations operations = new RecordingOperations();
        Path none = folder.resolve("none.pem");
        Path other = Files.writeString(folder.resolve("other.pem"), "no certificate");

        for (Path file : List.of(none, other)) {
            Run run = Run.on(operations, "join", "-e", "a:1", "--ca-file", file.toString());

            assertThat(run.code()).isEqualTo(ExitCode.USAGE.number());
            assertThat(run.err()).contains("Cannot use --ca-file '" + file + "': ");
        }
        assertThat(operations.requests).isEmpty();
    }

    @Test
    void shouldSayWhyTheRunLogCannotBeWritten() {
        Run run = Run.of(
                "join", "-e", "a:1", "--run-log", folder.resolve("none/log").toString());

        assertThat(run.code()).isEqualTo(ExitCode.USAGE.number());
        assertThat(run.err()).contains("'" + folder.resolve("none/log") + "': it does not exist.");
    }

    @Test
    void shouldSuggestTheOptionThatWasMeant() {
        Run run = Run.of("join", "--cloudcore-iport", "a:1");

        assertThat(run.code()).isEqualTo(ExitCode.USAGE.number());
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains("'--cloudcore-iport'", "Did you mean", "--cloudcore-ipport")
                .hasLineCount(2);
    }

    @Test
    void shouldSuggestTheCommandThatWasMeant() {
        Run run = Run.of("jion", "-e", "a:1");

        assertThat(run.code()).isEqualTo(ExitCode.USAGE.number());
        assertThat(run.err()).contains("'jion'", "Did you mean join?").hasLineCount(2);
    }

    @Test
    void shouldNeverPrintTheToken() {
        Run run = Run.of("join", "-e", "a:1", "--token", "secret-but-malformed");

        assertThat(run.code()).isEqualTo(ExitCode.USAGE.number());
        assertThat(run.out() + run.err()).doesNotContain("secret-but-malformed");
    }

    @Test
    void shouldMapAnErrorToItsExitCodeAndSayWhatToDo() {
        KeadmException failure = new KeadmException(ErrorCode.FAILED_UNDONE, "Node 'a' is not Ready.", "Look here.");

        assertThat(Run.on(new RecordingOperations(failure), "join", "-e", "a:1"))
                .isEqualTo(new Run(ExitCode.UNDONE.number(), "", "Error: Node 'a' is not Ready.\n  Look here.\n"));
        assertThat(Run.on(new RecordingOperations(failure), "join", "-e", "a:1", "--output", "json"))
                .isEqualTo(new Run(ExitCode.UNDONE.number(), """
                        {"event":"error","code":"failed-undone","exitCode":4,"message":"Node 'a' is not Ready.","hint":"Look here."}
                        """, ""));
    }

    @Test
    void shouldShowTheStackOnlyWhenAskedTo() {
        KeadmException failure = new KeadmException(ErrorCode.INTERNAL, "m", "");

        assertThat(Run.on(new RecordingOperations(failure), "join", "-e", "a:1").err())
                .doesNotContain("\tat ");
        assertThat(Run.on(new RecordingOperations(failure), "join", "-e", "a:1", "--verbose")
                        .err())
                .contains("\tat ");
    }

    @Test
    void shouldTellARunInPlainLinesAndAsJson() throws IOException {
        assertThat(Run.on(aRun(), "join", "-e", "a:1").code()).isZero();
        Run plain = Run.on(aRun(), "join", "-e", "a:1");
        Golden.check("join/plain.out.txt", plain.out());
        Golden.check("join/plain.err.txt", plain.err());
        Run json = Run.on(aRun(), "join", "-e", "a:1", "--output", "json");
        Golden.check("join/events.jsonl", json.out());
        assertThat(json.err()).isEmpty();
    }

    @Test
    void shouldPrintThePlanOfADryRunAsItsResult() throws IOException {
        RecordingOperations operations = new RecordingOperations(plan(), new Event.Finished("join", Outcome.PLANNED));

        Golden.check(
                "join/dry-run.out.txt",
                Run.on(operations, "join", "-e", "a:1", "--dry-run").out());
    }

    @Test
    void shouldEndWithItsOwnCodeWhenTheMachineMustBeRestarted() {
        Event[] events = {
            new Event.RebootNeeded("enable-features", "Windows feature 'Containers' is on only after a restart"),
            new Event.Finished("join", Outcome.REBOOT_NEEDED)
        };

        assertThat(Run.on(new RecordingOperations(events), "join", "-e", "a:1")).isEqualTo(new Run(3010, """
                        Not done yet: the machine must be restarted first.
                        """, """
                        Stopped: Windows feature 'Containers' is on only after a restart
                          What was done stays, and the next run goes on from there.
                        """));
        assertThat(Run.on(new RecordingOperations(events), "join", "-e", "a:1", "--output", "json"))
                .isEqualTo(new Run(3010, """
                        {"event":"reboot-needed","step":"enable-features","reason":"Windows feature 'Containers' is on only after a restart"}
                        {"event":"finished","workflow":"join","outcome":"REBOOT_NEEDED"}
                        """, ""));
    }

    @Test
    void shouldKeepARunLogOnlyWhenAskedTo() throws IOException {
        Path log = folder.resolve("run.log");

        Run.on(aRun(), "join", "-e", "a:1", "--run-log", log.toString());

        assertThat(Files.readAllLines(log))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line)
                        .matches("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?Z \\{\"event\":\".*}"));
    }

    @Test
    void shouldRefuseARunLogThatCannotBeWritten() {
        Run run = Run.of(
                "join",
                "-e",
                "a:1",
                "--run-log",
                folder.resolve("no/such/folder").toString());

        assertThat(run.code()).isEqualTo(ExitCode.USAGE.number());
        assertThat(run.err()).contains("--run-log", Path.of("no/such/folder").toString());
    }

    private static Event plan() {
        return new Event.PlanMade(
                "join",
                List.of(
                        new PlannedStep("a-step", PlannedStep.Kind.ALREADY_DONE, "Folder '/a' is there", ""),
                        new PlannedStep("b-step", PlannedStep.Kind.CHANGE, "Write '/b'", ""),
                        new PlannedStep("c-step", PlannedStep.Kind.LATER, "Decided when the CA is known", ""),
                        new PlannedStep("d-step", PlannedStep.Kind.BLOCKED, "Port 1 is in use", "Free it.")));
    }

    private static RecordingOperations aRun() {
        return new RecordingOperations(
                plan(),
                new Event.StepAlreadyDone("a-step", 1, 4, "Folder '/a' is there"),
                new Event.StepStarted("b-step", 2, 4, "Write '/b'"),
                new Event.StepProgress("b-step", 1024, 4096),
                new Event.StepProgress("b-step", 4096, 4096),
                new Event.StepDone("b-step", 2, 4, "Wrote '/b'", 1500),
                new Event.StepStarted("c-step", 3, 4, "Ask the cloud"),
                new Event.StepSaid("c-step", "Waiting for CloudCore"),
                new Event.Warning("c-step", "It is slow"),
                new Event.StepFailed("c-step", "It is silent", "Ask its operator."),
                new Event.UndoStarted("join", "a step failed"),
                new Event.StepUndone("b-step", "Removed '/b'"),
                new Event.StepLeft("a-step", "/a", "it is in use"),
                new Event.UndoFailed("a-step", "Cannot remove '/a'", "Remove it."));
    }
}
