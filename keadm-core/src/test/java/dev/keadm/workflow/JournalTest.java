package dev.keadm.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.keadm.error.ErrorCode;
import dev.keadm.error.KeadmException;
import dev.keadm.host.FakeHost;
import dev.keadm.workflow.example.FakeStep;
import dev.keadm.workflow.example.MakeFolder;
import dev.keadm.workflow.example.WriteFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    private static final Workflow JOIN =
            new Workflow("join", List.of(new MakeFolder(Path.of("/etc/agent")), new WriteFile("key", "k")));

    @TempDir
    Path temp;

    private final FakeHost host = new FakeHost();
    private final RecordingReporter reporter = new RecordingReporter();

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "its paths are those of Linux")
    void shouldHoldALineForEachStateOfAChange() throws IOException {
        run(JOIN);

        assertThat(Files.readAllLines(journal()))
                .extracting(line -> line.replaceAll("\"at\":\"[^\"]*\"", "\"at\":_"))
                .containsExactly(
                        "{\"line\":\"journal\",\"format\":1,\"madeFolders\":[\"" + temp.resolve("lib") + "\",\""
                                + folder() + "\"]}",
                        "{\"line\":\"started\",\"workflow\":\"join\",\"at\":_}",
                        "{\"line\":\"intent\",\"at\":_,\"entry\":1,\"step\":\"make-folder\",\"intent\":"
                                + "{\"folder\":\"/etc/agent\",\"missing\":[\"/etc/agent\"]}}",
                        "{\"line\":\"receipt\",\"at\":_,\"entry\":1,\"receipt\":{\"folder\":\"/etc/agent\"}}",
                        "{\"line\":\"intent\",\"at\":_,\"entry\":2,\"step\":\"write-key\",\"intent\":"
                                + "{\"file\":\"/etc/agent/key\",\"keep\":\"\"}}",
                        "{\"line\":\"receipt\",\"at\":_,\"entry\":2,\"receipt\":{\"file\":\"/etc/agent/key\"}}",
                        "{\"line\":\"finished\",\"at\":_}");
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "Windows has no modes")
    void shouldBeReadableByItsOwnerOnly() throws IOException {
        run(JOIN);

        assertThat(Files.getPosixFilePermissions(journal())).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(Files.getPosixFilePermissions(folder())).isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void shouldGoOnBehindATornLineWhereverItIsTorn() throws IOException {
        run(JOIN);
        byte[] whole = Files.readAllBytes(journal());
        FakeHost.Snapshot joined = host.snapshot();
        for (int length = whole.length; length > 0; length -= 5) {
            Files.write(journal(), Arrays.copyOf(whole, length));

            run(JOIN);

            assertThat(host.snapshot()).as("torn at %d", length).isEqualTo(joined);
            assertThat(History.read(folder()).state()).as("torn at %d", length).isNotEqualTo(History.State.UNFINISHED);
            Files.createDirectories(folder());
        }
    }

    @Test
    void shouldNameALineThatCannotBeRead() throws IOException {
        run(JOIN);
        List<String> lines = Files.readAllLines(journal());
        Files.writeString(journal(), lines.get(0) + "\nnot JSON\n" + lines.get(2) + "\n");

        KeadmException failure = catchThrowableOfType(KeadmException.class, () -> run(JOIN));

        assertThat(failure.code()).isEqualTo(ErrorCode.JOURNAL);
        assertThat(failure)
                .hasMessageContaining("line 2")
                .hasMessageContaining(journal().toString());
        Files.writeString(journal(), "{\"line\":\"from-the-future\"}\n", StandardOpenOption.TRUNCATE_EXISTING);
        assertThatThrownBy(() -> run(JOIN)).hasMessageContaining("line 1");
    }

    @Test
    void shouldTakeAWorkflowOfAnotherNameOnlyWhenTheLastOneEnded() throws IOException {
        run(JOIN);
        List<String> lines = Files.readAllLines(journal());
        Files.write(journal(), lines.subList(0, 4));

        assertThatThrownBy(() -> run(new Workflow("upgrade", List.of(new FakeStep("other")))))
                .isInstanceOf(KeadmException.class)
                .hasMessageContaining("an earlier run of 'join' did not end");
        assertThat(run(JOIN)).isEqualTo(Outcome.CHANGED);
        assertThat(reporter.of(Event.Resumed.class)).hasSize(1);
    }

    @Test
    void shouldVerifyAgainWhatAKilledRunMayNotHaveVerified() throws IOException {
        FakeStep.Done done = new FakeStep.Done("start");
        run(new Workflow("join", List.of(new FakeStep("start"))));
        List<String> lines = Files.readAllLines(journal());
        Files.write(journal(), lines.subList(0, lines.size() - 1));
        FakeStep unready = new FakeStep("start")
                .planning(new Plan.AlreadyDone<>("It runs", done))
                .verifying(() -> {
                    throw new StepException("it is not ready", "");
                });

        assertThatThrownBy(() -> run(new Workflow("join", List.of(unready))))
                .hasMessageContaining("it is not ready")
                .hasMessageContaining("All changes are undone");
        assertThat(temp).isEmptyDirectory();
    }

    @Test
    void shouldUndoAtTheNextRunWhatThisVersionDoesNotKnow() {
        run(JOIN);

        WorkflowException failure = catchThrowableOfType(
                WorkflowException.class, () -> runner().undo("reset", List.of(new MakeFolder(Path.of("/etc/agent")))));

        assertThat(failure.code()).isEqualTo(ErrorCode.FAILED_LEFT);
        assertThat(failure).hasMessageContaining("step 'write-key' (this version of keadm does not know it)");
        assertThat(runner().undo("reset", JOIN.steps())).isEqualTo(Outcome.UNDONE);
        assertThat(host.snapshot()).isEqualTo(new FakeHost().snapshot());
    }

    private Outcome run(Workflow workflow) {
        return runner().run(workflow, Duration.ofMinutes(1));
    }

    private WorkflowRunner runner() {
        return new WorkflowRunner(host.host(), folder(), reporter, new Cancellation(), Clock.systemUTC());
    }

    private Path folder() {
        return temp.resolve("lib/agent");
    }

    private Path journal() {
        return folder().resolve("journal.jsonl");
    }
}
