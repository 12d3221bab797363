package dev.keadm.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.keadm.error.ErrorCode;
import dev.keadm.host.FakeFaults;
import dev.keadm.host.FakeHost;
import dev.keadm.host.ServiceDefinition;
import dev.keadm.workflow.example.FakeStep;
import dev.keadm.workflow.example.MakeFolder;
import dev.keadm.workflow.example.RunService;
import dev.keadm.workflow.example.WriteFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WorkflowRunnerTest {
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final ServiceDefinition SERVICE = new ServiceDefinition(
            "agent", "An agent", List.of("/opt/agent"), Map.of(), "/var/log/agent.log", Duration.ofSeconds(1));
    private static final Workflow JOIN = new Workflow(
            "join",
            List.of(
                    new MakeFolder(Path.of("/etc/agent")),
                    new WriteFile("settings", "new"),
                    new WriteFile("key", "secret"),
                    new RunService(SERVICE)));

    @TempDir
    Path temp;

    private final RecordingReporter reporter = new RecordingReporter();
    private final Cancellation cancellation = new Cancellation();

    private Path folder() {
        return temp.resolve("lib/agent");
    }

    private WorkflowRunner runner(FakeHost host) {
        return runner(host, cancellation);
    }

    private WorkflowRunner runner(FakeHost host, Cancellation stop) {
        return new WorkflowRunner(host.host(), folder(), reporter, stop, Clock.systemUTC());
    }

    @Test
    void shouldTakeAllStepsAndThenHaveNothingToDo() {
        FakeHost host = new FakeHost();

        assertThat(runner(host).run(JOIN, LONG)).isEqualTo(Outcome.CHANGED);
        FakeHost.Snapshot joined = host.snapshot();

        assertThat(runner(host).run(JOIN, LONG)).isEqualTo(Outcome.NOTHING_TO_DO);
        assertThat(host.snapshot()).isEqualTo(joined);
        assertThat(reporter.of(Event.StepAlreadyDone.class)).hasSize(4);
        assertThat(History.read(folder()).state()).isEqualTo(History.State.FINISHED);
    }

    @Test
    void shouldUndoAFinishedRunInTheOppositeOrder() {
        FakeHost host = hostWithSettings();
        FakeHost.Snapshot before = host.snapshot();
        runner(host).run(JOIN, LONG);

        assertThat(runner(host).undo("reset", JOIN.steps())).isEqualTo(Outcome.UNDONE);

        assertThat(host.snapshot()).isEqualTo(before);
        assertThat(reporter.of(Event.StepUndone.class))
                .extracting(Event.StepUndone::step)
                .containsExactly("run-service", "write-key", "write-settings");
        assertThat(temp).isEmptyDirectory();
    }

    @Test
    void shouldTouchNothingWithoutAJournal() {
        FakeHost host = hostWithSettings();

        assertThat(runner(host).undo("reset", JOIN.steps())).isEqualTo(Outcome.NOTHING_TO_DO);

        assertThat(host.faults().operations()).isEmpty();
        assertThat(temp).isEmptyDirectory();
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "its paths are those of Linux")
    void shouldOnlyLookWhenDry() {
        FakeHost host = new FakeHost();

        runner(host).dryRun(JOIN);

        assertThat(host.faults().operations()).isEmpty();
        assertThat(temp).isEmptyDirectory();
        assertThat(reporter.of(Event.PlanMade.class).getFirst().steps())
                .extracting(PlannedStep::sentence)
                .containsExactly(
                        "Make folder '/etc/agent'",
                        "Write file 'settings', once its folder is known",
                        "Write file 'key', once its folder is known",
                        "Run service 'agent'");
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "its paths are those of Linux")
    void shouldShowWhatAnUndoWouldDo() {
        FakeHost host = new FakeHost();
        runner(host).run(JOIN, LONG);
        FakeHost.Snapshot joined = host.snapshot();

        runner(host).dryUndo("reset", JOIN.steps());

        assertThat(host.snapshot()).isEqualTo(joined);
        assertThat(reporter.of(Event.PlanMade.class).getLast().steps())
                .extracting(PlannedStep::sentence)
                .containsExactly(
                        "Undo: Run service 'agent'",
                        "Undo: Write '/etc/agent/key'",
                        "Undo: Write '/etc/agent/settings'",
                        "Undo: Make folder '/etc/agent'");
    }

    @ParameterizedTest
    @EnumSource(FakeFaults.When.class)
    void shouldLeaveTheHostAsItWasWhicheverChangeFails(FakeFaults.When when) {
        leaveTheHostAsItWas(when, FakeHost::new);
        leaveTheHostAsItWas(when, WorkflowRunnerTest::hostWithSettings);
    }

    private void leaveTheHostAsItWas(FakeFaults.When when, Supplier<FakeHost> hosts) {
        int changes = changesOfAWholeRun(hosts.get());
        assertThat(changes).isGreaterThan(4);
        for (int number = 1; number <= changes; number++) {
            FakeHost host = hosts.get();
            FakeHost.Snapshot before = host.snapshot();
            int failing = number;
            host.faults().fail(when, operation -> operation.number() == failing);

            WorkflowException failure = catchThrowableOfType(
                    WorkflowException.class, () -> runner(host).run(JOIN, LONG));

            assertThat(failure).hasMessageContaining("fault: ").hasMessageContaining("All changes are undone.");
            assertThat(failure.code()).isEqualTo(ErrorCode.FAILED_UNDONE);
            assertThat(host.snapshot()).isEqualTo(before);
            assertThat(temp).isEmptyDirectory();
        }
    }

    @Test
    void shouldLeaveTheHostAsItWasWheneverItIsStopped() {
        int changes = changesOfAWholeRun(hostWithSettings());
        for (int number = 1; number <= changes; number++) {
            FakeHost host = hostWithSettings();
            FakeHost.Snapshot before = host.snapshot();
            Cancellation stop = new Cancellation();
            int stopping = number;
            host.faults().beforeEach(() -> {
                if (host.faults().operations().size() == stopping) {
                    stop.cancel();
                }
            });

            WorkflowException failure = catchThrowableOfType(
                    WorkflowException.class, () -> runner(host, stop).run(JOIN, LONG));

            assertThat(failure.code()).isEqualTo(ErrorCode.INTERRUPTED);
            assertThat(failure).hasMessageContaining("'join' was stopped at step");
            assertThat(host.snapshot()).isEqualTo(before);
            assertThat(temp).isEmptyDirectory();
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
        }
    }

    @Test
    void shouldUndoWhenTheTimeIsOver() {
        FakeHost host = new FakeHost();
        FakeHost.Snapshot before = host.snapshot();
        Workflow slow = new Workflow(
                "join",
                List.of(
                        new MakeFolder(Path.of("/etc/agent")),
                        new FakeStep("wait").applying(() -> new CountDownLatch(1).await())));

        WorkflowException failure =
                catchThrowableOfType(WorkflowException.class, () -> runner(host).run(slow, Duration.ofMillis(100)));

        assertThat(failure.code()).isEqualTo(ErrorCode.FAILED_UNDONE);
        assertThat(failure).hasMessageContaining("'join' was not done within its time, and ended at step 'wait'");
        assertThat(host.snapshot()).isEqualTo(before);
    }

    @Test
    void shouldNotCountTheTimeOfStepsThatAreNotTimed() {
        FakeHost host = new FakeHost();
        Workflow slow = new Workflow(
                "join",
                List.of(
                        new FakeStep("wait")
                                .untimed()
                                .applying(() -> assertThat(new CountDownLatch(1).await(300, TimeUnit.MILLISECONDS))
                                        .isFalse()),
                        new MakeFolder(Path.of("/etc/agent"))));

        assertThat(runner(host).run(slow, Duration.ofMillis(100))).isEqualTo(Outcome.CHANGED);
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "its paths are those of Linux")
    void shouldNameEveryUndoThatFailsAndGoOnPastIt() {
        FakeHost host = hostWithSettings();
        host.faults()
                .fail(
                        FakeFaults.When.REFUSED,
                        operation -> operation.name().equals("startService")
                                || operation.name().equals("removeService"));

        WorkflowException failure =
                catchThrowableOfType(WorkflowException.class, () -> runner(host).run(JOIN, LONG));

        assertThat(failure.code()).isEqualTo(ErrorCode.FAILED_LEFT);
        assertThat(failure.failedSteps()).containsExactly("run-service");
        assertThat(failure.getSuppressed()).hasSize(1);
        assertThat(failure).hasMessageContaining("Cannot undo step 'run-service': fault: removeService agent");
        assertThat(host.snapshot().files().get("/etc/agent/settings")).endsWith("old");
        assertThat(History.read(folder()).entries())
                .extracting(History.Entry::step)
                .containsExactly("run-service");

        host.faults().failNothing();
        assertThat(runner(host).undo("reset", JOIN.steps())).isEqualTo(Outcome.UNDONE);
        assertThat(host.snapshot()).isEqualTo(hostWithSettings().snapshot());
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "its paths are those of Linux")
    void shouldLeaveWhatIsNotItsOwnAndSaySo() {
        FakeHost host = new FakeHost();
        runner(host).run(JOIN, LONG);
        host.files().with("/etc/agent/mine", "keep");

        WorkflowException failure =
                catchThrowableOfType(WorkflowException.class, () -> runner(host).undo("reset", JOIN.steps()));

        assertThat(failure.code()).isEqualTo(ErrorCode.FAILED_LEFT);
        assertThat(failure.left()).extracting(UndoResult.Left::what).containsExactly("/etc/agent");
        assertThat(host.snapshot().files()).containsKey("/etc/agent/mine").doesNotContainKey("/etc/agent/key");
    }

    @Test
    void shouldLeaveTheJournalsFolderWhenSomebodyElseUsesIt() throws IOException {
        FakeHost host = new FakeHost();
        runner(host).run(JOIN, LONG);
        Files.writeString(folder().resolve("mine"), "keep");

        assertThatThrownBy(() -> runner(host).undo("reset", JOIN.steps()))
                .isInstanceOf(WorkflowException.class)
                .hasMessageContaining("mine");
        Files.delete(folder().resolve("mine"));

        assertThat(runner(host).undo("reset", JOIN.steps())).isEqualTo(Outcome.UNDONE);
        assertThat(temp).isEmptyDirectory();
    }

    @Test
    void shouldTellEveryStepThatIsBlockedBeforeItChangesAnything() {
        FakeHost host = new FakeHost();
        Workflow blocked =
                new Workflow("join", List.of(new MakeFolder(Path.of("/etc/agent")), blocked("one"), blocked("two")));

        WorkflowException failure =
                catchThrowableOfType(WorkflowException.class, () -> runner(host).run(blocked, LONG));

        assertThat(failure.code()).isEqualTo(ErrorCode.PREFLIGHT);
        assertThat(failure.failedSteps()).containsExactly("one", "two");
        assertThat(failure.hint()).isEqualTo("Do one. Do two.");
        assertThat(host.faults().operations()).isEmpty();
        assertThat(temp).isEmptyDirectory();
    }

    @Test
    void shouldUndoOnlyTheSecondRunWhenThatFails() {
        FakeHost host = new FakeHost();
        runner(host).run(JOIN, LONG);
        FakeHost.Snapshot joined = host.snapshot();
        List<Step<?, ?>> more = new ArrayList<>(JOIN.steps());
        more.add(new WriteFile("more", "more"));
        more.add(new FakeStep("fail").verifying(() -> {
            throw new StepException("broken on purpose", "");
        }));

        assertThatThrownBy(() -> runner(host).run(new Workflow("join", more), LONG))
                .hasMessageContaining("broken on purpose");

        assertThat(host.snapshot()).isEqualTo(joined);
        assertThat(History.read(folder()).state()).isEqualTo(History.State.FINISHED);
    }

    @Test
    void shouldStopAResetBetweenStepsAndGoOnLater() {
        FakeHost host = hostWithSettings();
        FakeHost.Snapshot before = host.snapshot();
        runner(host).run(JOIN, LONG);
        host.faults().reset();
        host.faults().beforeEach(() -> {
            if (host.faults().operations().size() == 3) {
                cancellation.cancel();
            }
        });

        WorkflowException failure =
                catchThrowableOfType(WorkflowException.class, () -> runner(host).undo("reset", JOIN.steps()));
        assertThat(failure.code()).isEqualTo(ErrorCode.INTERRUPTED);
        host.faults().beforeEach(() -> {});

        assertThat(runner(host, new Cancellation()).undo("reset", JOIN.steps())).isEqualTo(Outcome.UNDONE);
        assertThat(host.snapshot()).isEqualTo(before);
    }

    private static FakeStep blocked(String id) {
        return new FakeStep(id).planning(new Plan.Blocked<>("Cannot " + id, "Do " + id + "."));
    }

    private static FakeHost hostWithSettings() {
        FakeHost host = new FakeHost();
        host.files().with("/etc/agent/settings", "old");
        return host;
    }

    private int changesOfAWholeRun(FakeHost host) {
        Path other = temp.resolve("counting");
        new WorkflowRunner(host.host(), other, reporter, new Cancellation(), Clock.systemUTC()).run(JOIN, LONG);
        int changes = host.faults().operations().size();
        new WorkflowRunner(host.host(), other, reporter, new Cancellation(), Clock.systemUTC())
                .undo("reset", JOIN.steps());
        return changes;
    }
}
