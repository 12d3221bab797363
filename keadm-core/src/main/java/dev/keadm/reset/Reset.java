package dev.keadm.reset;

import dev.keadm.error.ErrorCode;
import dev.keadm.error.KeadmException;
import dev.keadm.error.Reason;
import dev.keadm.join.JoinReversals;
import dev.keadm.join.JoinTools;
import dev.keadm.join.UserScripts;
import dev.keadm.request.IgnoredOption;
import dev.keadm.request.ResetRequest;
import dev.keadm.workflow.Cancellation;
import dev.keadm.workflow.Event;
import dev.keadm.workflow.History;
import dev.keadm.workflow.Outcome;
import dev.keadm.workflow.Reporter;
import dev.keadm.workflow.WorkflowRunner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * {@code keadm reset}: goes the journal backwards, whatever became of the join that wrote it. Without a journal it lists
 * what it finds under the known names, and touches nothing.
 */
public final class Reset {
    private static final String NAME = "reset";

    private final JoinTools tools;
    private final Path journal;

    /** @param journal the folder of journal and lock: {@code tools.host().layout().data()} */
    public Reset(JoinTools tools, Path journal) {
        this.tools = tools;
        this.journal = journal;
    }

    /** The sentences that the user agrees to: what will go, or what is there and will stay. */
    public List<String> outlook() throws IOException, InterruptedException {
        return joined()
                ? List.of("All that keadm join did to this machine below "
                        + tools.host().layout().root()
                        + " is taken back: the agent, its containers and volumes, its files.")
                : new Remains(tools.host().view()).list();
    }

    /** Whether a journal is here, so that there is something to take back. */
    public boolean joined() {
        return History.read(journal).state() != History.State.NOTHING;
    }

    /**
     * @return {@code NOTHING_TO_DO} when there is no journal
     * @throws KeadmException {@code FAILED_LEFT} what is left is named, {@code INTERRUPTED} the next reset goes on with it
     */
    public Outcome run(ResetRequest request, boolean dryRun, Reporter reporter, Cancellation cancellation) {
        try {
            for (IgnoredOption option : request.ignored()) {
                reporter.report(new Event.Warning("options", option.warning()));
            }
            if (!joined()) {
                return nothing(reporter);
            }
            return run(
                    request,
                    dryRun,
                    new WorkflowRunner(tools.host(), journal, tools.folders(), reporter, cancellation, tools.clock()),
                    reporter);
        } catch (IOException e) {
            throw new KeadmException(
                    ErrorCode.FAILED_LEFT, "Cannot look at what is left on this machine: " + Reason.of(e) + ".", "", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KeadmException(
                    ErrorCode.INTERRUPTED, "'reset' was stopped.", "Run keadm reset again: it goes on from there.", e);
        }
    }

    private Outcome nothing(Reporter reporter) throws IOException, InterruptedException {
        List<String> remains = new Remains(tools.host().view()).list();
        for (String found : remains) {
            reporter.report(new Event.Warning(
                    NAME, found + " is there, but no journal says that keadm made it: it is left alone."));
        }
        reporter.report(new Event.Finished(NAME, Outcome.NOTHING_TO_DO));
        return Outcome.NOTHING_TO_DO;
    }

    private Outcome run(ResetRequest request, boolean dryRun, WorkflowRunner runner, Reporter reporter)
            throws IOException, InterruptedException {
        JoinReversals reversals = new JoinReversals(tools, request.endpoint());
        if (dryRun) {
            return runner.dryUndo(NAME, reversals.all());
        }
        UserScripts scripts = new UserScripts(tools.scripts(), reporter);
        scripts.before(request.scripts());
        Outcome outcome = runner.undo(NAME, reversals.all());
        for (String left : new Remains(tools.host().view()).list()) {
            reporter.report(new Event.StepSaid(NAME, left + " stays: it was there before keadm join."));
        }
        scripts.after(request.scripts());
        return outcome;
    }
}
