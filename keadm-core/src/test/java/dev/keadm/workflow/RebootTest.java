package dev.keadm.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.keadm.error.ExitCode;
import dev.keadm.host.FakeFaults;
import dev.keadm.host.FakeHost;
import dev.keadm.workflow.example.FakeStep;
import dev.keadm.workflow.example.MakeFolder;
import dev.keadm.workflow.example.TurnOn;
import dev.keadm.workflow.example.WriteFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs that stop until the machine was started again. */
class RebootTest {
    private static final Path FEATURE = Path.of("/opt/feature");
    private static final Workflow JOIN = new Workflow(
            "join",
            List.of(new MakeFolder(Path.of("/etc/agent")), new TurnOn(FEATURE), new WriteFile("settings", "new")));

    @TempDir
    Path temp;

    private final RecordingReporter reporter = new RecordingReporter();

    private Outcome run(FakeHost host, Workflow workflow) {
        return runner(host).run(workflow, Duration.ofMinutes(1));
    }

    private WorkflowRunner runner(FakeHost host) {
        return new WorkflowRunner(
                host.host(), temp.resolve("journal"), reporter, new Cancellation(), Clock.systemUTC());
    }

    private static void restart(FakeHost host) {
        host.files().with(FEATURE.toString(), "on");
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "its paths are those of Linux")
    void shouldStopWithItsOwnExitCodeAndKeepWhatItDid() throws IOException {
        FakeHost host = new FakeHost();

        Outcome outcome = run(host, JOIN);

        assertThat(outcome).isEqualTo(Outcome.REBOOT_NEEDED);
        assertThat(outcome.exitCode()).isEqualTo(ExitCode.REBOOT);
        assertThat(reporter.of(Event.RebootNeeded.class))
                .containsExactly(new Event.RebootNeeded("turn-on", "'/opt/feature' is on after a restart"));
        assertThat(reporter.of(Event.StepDone.class))
                .extracting(Event.StepDone::step)
                .containsExactly("make-folder", "turn-on");
        assertThat(reporter.of(Event.StepUndone.class)).isEmpty();
        History history = History.read(temp.resolve("journal"));
        assertThat(history.state()).isEqualTo(History.State.UNFINISHED);
        assertThat(history.rebootAt()).contains("turn-on");
        assertThat(Files.readAllLines(temp.resolve("journal/journal.jsonl")).getLast())
                .contains("\"line\":\"reboot\"", "\"step\":\"turn-on\"");
    }

    @Test
    void shouldGoOnAtTheStepAfterTheRestartAndVerifyItThen() {
        FakeHost host = new FakeHost();
        run(host, JOIN);
        restart(host);

        assertThat(run(host, JOIN)).isEqualTo(Outcome.CHANGED);

        assertThat(reporter.of(Event.Resumed.class))
                .extracting(Event.Resumed::sentence)
                .containsExactly("Going on with an earlier run that stopped at step 'turn-on' until the machine was"
                        + " started again");
        assertThat(reporter.of(Event.StepAlreadyDone.class))
                .extracting(Event.StepAlreadyDone::step)
                .containsExactly("make-folder", "turn-on");
        assertThat(History.read(temp.resolve("journal")).state()).isEqualTo(History.State.FINISHED);
        assertThat(run(host, JOIN)).isEqualTo(Outcome.NOTHING_TO_DO);
    }

    @Test
    void shouldNotGoOnWithoutTheRestart() {
        FakeHost host = new FakeHost();
        run(host, JOIN);
        FakeHost.Snapshot stopped = host.snapshot();

        assertThat(run(host, JOIN)).isEqualTo(Outcome.REBOOT_NEEDED);

        assertThat(host.snapshot()).isEqualTo(stopped);
        assertThat(reporter.of(Event.PlanMade.class).getLast().steps())
                .extracting(PlannedStep::kind)
                .containsExactly(PlannedStep.Kind.ALREADY_DONE, PlannedStep.Kind.REBOOT, PlannedStep.Kind.CHANGE);
    }

    @Test
    void shouldLeaveNoJournalWhenNothingWasChangedBeforeTheRestart() {
        FakeHost host = new FakeHost();
        host.files().with(FEATURE.toString(), "pending");

        assertThat(run(host, new Workflow("join", List.of(new TurnOn(FEATURE)))))
                .isEqualTo(Outcome.REBOOT_NEEDED);

        assertThat(temp.resolve("journal")).doesNotExist();
    }

    @Test
    void shouldUndoWhatWasDoneSoFar() {
        FakeHost host = new FakeHost();
        FakeHost.Snapshot before = host.snapshot();
        run(host, JOIN);

        assertThat(runner(host).undo("reset", JOIN.steps())).isEqualTo(Outcome.UNDONE);

        assertThat(host.snapshot()).isEqualTo(before);
        assertThat(temp).isEmptyDirectory();
    }

    @Test
    void shouldTakeBackBothRunsWhenTheSecondFails() {
        FakeHost host = new FakeHost();
        FakeHost.Snapshot before = host.snapshot();
        FakeStep failing = new FakeStep("fail").applying(() -> {
            throw new StepException("The disk is full", "");
        });
        Workflow workflow =
                new Workflow("join", List.of(JOIN.steps().get(0), JOIN.steps().get(1), failing));
        run(host, workflow);
        restart(host);

        assertThatThrownBy(() -> run(host, workflow)).hasMessageContaining("All changes are undone");

        assertThat(host.snapshot()).isEqualTo(before);
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "its paths are those of Linux")
    void shouldFailWhenTheRestartDidNotHelp() {
        FakeHost host = new FakeHost();
        run(host, JOIN);
        host.files().with(FEATURE.toString(), "broken");

        assertThatThrownBy(() -> run(host, JOIN)).hasMessageContaining("'/opt/feature' is not on");
    }

    @ParameterizedTest
    @EnumSource(FakeFaults.When.class)
    void shouldLeaveTheHostAsItWasWhicheverChangeFails(FakeFaults.When when) {
        int changes = changesOfBothRuns();
        assertThat(changes).isEqualTo(3);
        for (int number = 1; number <= changes; number++) {
            FakeHost host = new FakeHost();
            FakeHost.Snapshot before = host.snapshot();
            int failing = number;
            host.faults().fail(when, operation -> operation.number() == failing);

            WorkflowException failure = catchThrowableOfType(WorkflowException.class, () -> bothRuns(host));

            assertThat(failure).hasMessageContaining("fault: ").hasMessageContaining("All changes are undone.");
            assertThat(host.snapshot()).as("change %d", failing).isEqualTo(before);
            assertThat(temp).isEmptyDirectory();
        }
    }

    private int changesOfBothRuns() {
        FakeHost host = new FakeHost();
        bothRuns(host);
        int changes = host.faults().operations().size();
        runner(host).undo("reset", JOIN.steps());
        return changes;
    }

    private void bothRuns(FakeHost host) {
        assertThat(run(host, JOIN)).isEqualTo(Outcome.REBOOT_NEEDED);
        restart(host);
        assertThat(run(host, JOIN)).isEqualTo(Outcome.CHANGED);
    }
}
