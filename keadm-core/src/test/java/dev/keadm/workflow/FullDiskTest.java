package dev.keadm.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.keadm.error.ErrorCode;
import dev.keadm.host.FakeHost;
import dev.keadm.workflow.example.FakeStep;
import dev.keadm.workflow.example.MakeFolder;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The journal on a file system of three blocks, which only root can make. */
@EnabledOnOs(OS.LINUX)
class FullDiskTest {
    @TempDir
    Path disk;

    private boolean mounted;

    @BeforeEach
    void mountDisk() throws Exception {
        mounted = run("mount", "-t", "tmpfs", "-o", "size=12k", "tmpfs", disk.toString()) == 0;
        assumeThat(mounted).as("a file system can be mounted here").isTrue();
    }

    @AfterEach
    void unmountDisk() throws Exception {
        if (mounted) {
            assertThat(run("umount", disk.toString())).isZero();
        }
    }

    @Test
    void shouldUndoAllWhenTheJournalFindsNoRoom() {
        FakeHost host = new FakeHost();
        FakeHost.Snapshot before = host.snapshot();
        List<Step<?, ?>> steps = new ArrayList<>(List.of(new MakeFolder(Path.of("/etc/agent"))));
        for (int number = 0; number < 5; number++) {
            FakeStep.Wanted large = new FakeStep.Wanted("x".repeat(3000));
            steps.add(new FakeStep("large-" + number).planning(new Plan.Change<>(large)));
        }
        RecordingReporter reporter = new RecordingReporter();
        WorkflowRunner runner = new WorkflowRunner(host.host(), disk, reporter, new Cancellation(), Clock.systemUTC());

        WorkflowException failure = catchThrowableOfType(
                WorkflowException.class, () -> runner.run(new Workflow("join", steps), Duration.ofMinutes(1)));

        assertThat(failure.code()).isEqualTo(ErrorCode.FAILED_UNDONE);
        assertThat(failure).hasMessageContaining("No space left on device");
        assertThat(host.snapshot()).isEqualTo(before);
        assertThat(disk).isEmptyDirectory();
        assertThat(reporter.of(Event.StepDone.class)).hasSize(3);
    }

    private static int run(String... command) throws Exception {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
