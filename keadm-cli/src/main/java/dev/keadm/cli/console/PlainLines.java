package dev.keadm.cli.console;

import dev.keadm.workflow.Event;
import dev.keadm.workflow.Outcome;
import dev.keadm.workflow.PlannedStep;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;

/** A line when something begins, is said or goes wrong; nothing is ever taken back. The plan of a dry run is the result. */
final class PlainLines implements Console {
    private static final Duration WORTH_SAYING = Duration.ofSeconds(1);

    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean verbose;
    private List<PlannedStep> plan = List.of();

    PlainLines(PrintWriter out, PrintWriter err, boolean verbose) {
        this.out = out;
        this.err = err;
        this.verbose = verbose;
    }

    @Override
    public void report(Event event) {
        switch (event) {
            case Event.PlanMade made -> plan = made.steps();
            case Event.Resumed resumed -> err.println(resumed.sentence());
            case Event.StepStarted step -> err.println(counted(step.number(), step.of(), step.sentence()));
            case Event.StepProgress progress -> {
                if (progress.done() == progress.total()) {
                    say(Wording.bytes(progress.done(), progress.total()));
                }
            }
            case Event.StepSaid said -> say(said.sentence());
            case Event.StepDone done -> done(done);
            case Event.StepAlreadyDone step ->
                err.println(counted(step.number(), step.of(), "Already done: " + step.sentence()));
            case Event.StepFailed failed -> problem("Failed: " + failed.message(), failed.hint());
            case Event.Warning warning -> err.println("Warning: " + warning.sentence());
            case Event.RebootNeeded reboot -> problem("Stopped: " + reboot.reason(), Wording.REBOOT);
            case Event.UndoStarted undo -> err.println("Taking it back: " + undo.reason());
            case Event.StepUndone undone -> {
                if (!undone.sentence().isEmpty()) {
                    say(undone.sentence());
                }
            }
            case Event.StepLeft left -> problem("Left: " + left.what(), left.why());
            case Event.UndoFailed failed -> problem("Not taken back: " + failed.message(), failed.hint());
            case Event.Finished finished -> finished(finished.outcome());
        }
    }

    private void done(Event.StepDone done) {
        Duration time = Duration.ofMillis(done.milliseconds());
        if (verbose) {
            say(done.sentence() + " (" + Wording.time(time) + ")");
        } else if (time.compareTo(WORTH_SAYING) >= 0) {
            say("done in " + Wording.time(time));
        }
    }

    private void finished(Outcome outcome) {
        switch (outcome) {
            case PLANNED -> Wording.plan(plan).forEach(out::println);
            case NOTHING_TO_DO -> out.println("Nothing to do.");
            case REBOOT_NEEDED -> out.println("Not done yet: the machine must be restarted first.");
            case CHANGED -> out.println("Done.");
            case UNDONE -> out.println("All is taken back.");
        }
    }

    private void say(String sentence) {
        err.println("        " + sentence);
    }

    private void problem(String message, String hint) {
        err.println(message);
        if (!hint.isEmpty()) {
            err.println("  " + hint);
        }
    }

    private static String counted(int number, int of, String sentence) {
        return "[%2d/%2d] %s".formatted(number, of, sentence);
    }

    @Override
    public void close() {}
}
