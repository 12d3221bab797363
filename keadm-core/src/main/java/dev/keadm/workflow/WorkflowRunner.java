package dev.keadm.workflow;

import dev.keadm.error.ErrorCode;
import dev.keadm.host.Host;
import dev.keadm.workflow.PlannedStep.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Runs workflows on one machine, and takes them back.
 *
 * <p>A run that was killed is gone on with by the next one of the same name: a change whose receipt is missing is taken
 * back and planned anew, an undo that was begun is brought to its end first. From then on both count as one run: when it
 * fails, all changes of both are taken back.
 *
 * <p>A run that needs a restart of the machine stops as if it was killed between two steps, only that the journal says so:
 * nothing is taken back, the next run goes on, and an undo takes back what was done.
 */
public final class WorkflowRunner {
    private final Host host;
    private final Path folder;
    private final JournalFolders folders;
    private final Reporter reporter;
    private final Cancellation cancellation;
    private final Clock clock;

    /** @param folder where the journal and the lock lie: {@code host.layout().data()}; made when it is missing */
    public WorkflowRunner(Host host, Path folder, Reporter reporter, Cancellation cancellation, Clock clock) {
        this(host, folder, JournalFolders.POSIX, reporter, cancellation, clock);
    }

    /** @param folders makes {@code folder} when it is missing */
    public WorkflowRunner(
            Host host, Path folder, JournalFolders folders, Reporter reporter, Cancellation cancellation, Clock clock) {
        this.folders = folders;
        this.host = host;
        this.folder = folder.toAbsolutePath().normalize();
        this.reporter = reporter;
        this.cancellation = cancellation;
        this.clock = clock;
    }

    /**
     * Reports the whole plan and changes nothing, not even a lock file.
     *
     * @throws WorkflowException when a step is blocked; the plan was reported all the same
     */
    public Outcome dryRun(Workflow workflow) {
        try {
            List<PlannedStep> lines = planned(workflow, History.read(folder));
            reporter.report(new Event.Finished(workflow.name(), Outcome.PLANNED));
            requireNoneBlocked(lines);
            return Outcome.PLANNED;
        } catch (StepFailure | InterruptedException e) {
            throw Endings.untouched(workflow.name(), e, cancellation);
        }
    }

    /**
     * Takes all steps, or none: on failure, cancel and timeout all changes of the run are taken back. The exception is a
     * step that needs a restart of the machine: {@link Outcome#REBOOT_NEEDED}.
     *
     * @param timeout for all steps that are {@link Step#timed()}, together
     * @throws WorkflowException when it did not end well
     * @throws dev.keadm.error.KeadmException when another run holds the folder, or the journal cannot be read
     */
    public Outcome run(Workflow workflow, Duration timeout) {
        try (Journal journal = Journal.open(folder, folders, clock);
                TimeBudget budget = new TimeBudget(timeout, cancellation, clock)) {
            return run(workflow, journal, budget);
        }
    }

    /**
     * Takes back all that the journal knows, the last change first, and then the journal. A folder without a journal is
     * not touched.
     *
     * @param name for events and messages: {@code reset}
     * @param reversals those of all workflows that write to this journal
     * @throws WorkflowException {@link ErrorCode#FAILED_LEFT} when something is left, {@link ErrorCode#INTERRUPTED} when it
     *     was stopped; the next undo goes on with it
     */
    public Outcome undo(String name, List<? extends Reversal<?, ?>> reversals) {
        if (!History.present(folder)) {
            return finished(name, Outcome.NOTHING_TO_DO);
        }
        try (Journal journal = Journal.open(folder, folders, clock)) {
            return undo(name, reversals, journal);
        }
    }

    /** Reports what {@link #undo} would take back, and changes nothing. */
    public Outcome dryUndo(String name, List<? extends Reversal<?, ?>> reversals) {
        List<PlannedStep> lines = History.read(folder).entries().reversed().stream()
                .map(entry -> UndoPlan.line(entry, reversals))
                .toList();
        reporter.report(new Event.PlanMade(name, lines));
        return finished(name, Outcome.PLANNED);
    }

    private Outcome run(Workflow workflow, Journal journal, TimeBudget budget) {
        boolean resumed = journal.history().state() == History.State.UNFINISHED;
        try {
            if (resumed) {
                resume(workflow, journal);
            }
            requireNoneBlocked(planned(workflow, journal.history()));
            ForwardRun run = new ForwardRun(host, journal, reporter, cancellation, budget);
            run.run(workflow);
            if (run.reboot()) {
                removeWhenEmpty(journal);
                return finished(workflow.name(), Outcome.REBOOT_NEEDED);
            }
            if (run.changed() || !journal.history().unsettled().isEmpty()) {
                finish(journal);
            }
            removeWhenEmpty(journal);
            return finished(workflow.name(), run.changed() || resumed ? Outcome.CHANGED : Outcome.NOTHING_TO_DO);
        } catch (StepFailure | InterruptedException e) {
            throw takeBack(workflow, journal, resumed, e);
        }
    }

    /** Brings the machine to where the last whole step of a killed run left it. */
    private void resume(Workflow workflow, Journal journal) throws StepFailure, InterruptedException {
        History history = journal.history();
        if (!history.workflow().equals(workflow.name())) {
            throw Endings.foreignRun(history.workflow(), workflow.name());
        }
        reporter.report(new Event.Resumed(workflow.name(), Endings.resumed(history)));
        UndoRun undo = new UndoRun(host, journal, reporter, workflow.steps(), Optional.of(cancellation));
        undo.undo(history.halfDone());
        if (!undo.failed().isEmpty()) {
            UndoRun.Failed failed = undo.failed().getFirst();
            throw new StepFailure(
                    List.of(failed.step()),
                    "step '" + failed.step() + "', left half done by an earlier run: "
                            + Failures.describe(failed.cause()),
                    Failures.hint(failed.cause()),
                    failed.cause());
        }
    }

    private List<PlannedStep> planned(Workflow workflow, History history) throws InterruptedException {
        List<PlannedStep> lines = new Planner(host.view(), history, cancellation).plan(workflow);
        reporter.report(new Event.PlanMade(workflow.name(), lines));
        return lines;
    }

    private static void requireNoneBlocked(List<PlannedStep> lines) throws StepFailure {
        List<PlannedStep> blocked =
                lines.stream().filter(line -> line.kind() == Kind.BLOCKED).toList();
        if (!blocked.isEmpty()) {
            throw Endings.blocked(blocked);
        }
    }

    private void finish(Journal journal) throws StepFailure {
        try {
            cancellation.guard(() -> {
                journal.finish();
                return journal;
            });
        } catch (Exception e) {
            throw new StepFailure(List.of(), "the end of the run: " + Failures.describe(e), Failures.hint(e), e);
        }
    }

    private WorkflowException takeBack(Workflow workflow, Journal journal, boolean resumed, Exception cause) {
        List<History.Entry> entries = journal.history().unsettled();
        if (entries.isEmpty() && !resumed) {
            removeWhenEmpty(journal);
            return Endings.untouched(workflow.name(), cause, cancellation);
        }
        UndoRun undo = new UndoRun(host, journal, reporter, workflow.steps(), Optional.empty());
        String reason = Endings.reason(workflow.name(), cause, cancellation);
        reporter.report(new Event.UndoStarted(workflow.name(), reason));
        undo.write("journal", () -> journal.startUndo(reason, false));
        try {
            undo.undo(entries);
        } catch (InterruptedException e) {
            throw new IllegalStateException("An undo that cannot be stopped was", e);
        }
        undo.left().addAll(removeWhenEmpty(journal));
        return Endings.takenBack(reason, cause, undo, cancellation);
    }

    private Outcome undo(String name, List<? extends Reversal<?, ?>> reversals, Journal journal) {
        UndoRun undo = new UndoRun(host, journal, reporter, reversals, Optional.of(cancellation));
        List<History.Entry> entries = journal.history().entries();
        reporter.report(new Event.UndoStarted(name, name));
        try {
            if (!entries.isEmpty()) {
                undo.write("journal", () -> journal.startUndo(name, true));
            }
            undo.undo(entries);
        } catch (InterruptedException e) {
            throw Endings.undoStopped(name, journal.history().entries().size(), e);
        }
        undo.left().addAll(removeWhenEmpty(journal));
        if (!undo.left().isEmpty() || !undo.failed().isEmpty()) {
            throw Endings.undoLeft(name, undo);
        }
        return finished(name, Outcome.UNDONE);
    }

    private List<UndoResult.Left> removeWhenEmpty(Journal journal) {
        if (!journal.history().entries().isEmpty()) {
            return List.of();
        }
        try {
            return journal.remove().stream().toList();
        } catch (IOException e) {
            return List.of(new UndoResult.Left(folder.toString(), "cannot remove it: " + Failures.describe(e)));
        }
    }

    private Outcome finished(String name, Outcome outcome) {
        reporter.report(new Event.Finished(name, outcome));
        return outcome;
    }
}
