package dev.keadm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keadm.machine.MachineStatus;
import dev.keadm.status.AgentStatus;
import dev.keadm.status.Cause;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

final class StatusCommandTest {
    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "its path is one of Linux")
    void shouldSayThatNothingIsInstalled() {
        assertThat(Run.of("status", "--root", "/no/such"))
                .isEqualTo(new Run(0, "This machine is no node of a cloud (looked below /no/such).\n", ""));
    }

    @Test
    void shouldShowANodeThatIsReady() throws IOException {
        Golden.check("status/ready.txt", show(AgentStatus.Phase.RUNNING, null, null, "True"));
    }

    @Test
    void shouldShowWhyANodeIsNot() throws IOException {
        Golden.check(
                "status/not-ready.txt",
                show(AgentStatus.Phase.CONNECTING, Cause.TCP, "Cannot reach CloudHub a:10000: refused.", null));
    }

    @Test
    void shouldTellTheSameAsJson() throws IOException {
        RecordingOperations operations = with(AgentStatus.Phase.RUNNING, null, null, "True");

        Golden.check(
                "status/ready.json",
                Run.on(operations, "status", "--output", "json").out());
    }

    @Test
    void shouldNotTakeWhatItMayNotReadForNothing() {
        RecordingOperations operations = new RecordingOperations();
        operations.status = untold("unknown", false);

        assertThat(Run.on(operations, "status")).isEqualTo(new Run(3, """
                It is not known whether this machine is a node of a cloud (looked below /).
                Problem    Cannot find out who the agent is: '/x': permission denied.
                """, """
                Error: What is installed here could not be told. Cannot find out who the agent is: '/x': permission denied.
                  Run it with sudo.
                """));
        assertThat(Run.on(operations, "status", "--output=json").out())
                .contains("\"state\":\"unknown\"", "\"remedy\":\"Run it with sudo.\"", "\"exitCode\":3");
    }

    @Test
    void shouldNotMakeUpANameForANodeWithoutSettings() {
        RecordingOperations operations = new RecordingOperations();
        operations.status = untold("node", true);

        Run run = Run.on(operations, "status");

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.out()).startsWith("Node       unknown\n").doesNotContain("null");
    }

    private static MachineStatus untold(String state, boolean installed) {
        return new MachineStatus(
                state,
                installed,
                "/",
                null,
                List.of(),
                null,
                "stopped",
                null,
                null,
                null,
                List.of("Cannot find out who the agent is: '/x': permission denied."),
                "Run it with sudo.");
    }

    private static String show(
            AgentStatus.Phase phase, @Nullable Cause cause, @Nullable String message, @Nullable String ready) {
        return Run.on(with(phase, cause, message, ready), "status").out();
    }

    private static RecordingOperations with(
            AgentStatus.Phase phase, @Nullable Cause cause, @Nullable String message, @Nullable String ready) {
        RecordingOperations operations = new RecordingOperations();
        Instant since = Instant.parse("2026-11-23T10:00:00Z");
        operations.status = new MachineStatus(
                "node",
                true,
                "/",
                "edge-1",
                List.of("a:10000", "b:10000"),
                "unix:///run/containerd/containerd.sock",
                "running",
                42L,
                new AgentStatus(phase, cause, message, since, ready, "v1.32.10-kubeedge-v1.23.1", 42),
                3,
                List.of(),
                null);
        return operations;
    }
}
