package dev.keadm.workflow;

import dev.keadm.host.Host;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes changes back, the last one first, and goes on past those that cannot be. Used once, by one thread. */
final class UndoRun {
    /** @param step the step's id */
    record Failed(String step, Throwable cause) {}

    private final Host host;
    private final Journal journal;
    private final Reporter reporter;
    private final Map<String, Reversal<?, ?>> reversals = new LinkedHashMap<>();
    private final Optional<Cancellation> cancellation;
    private final List<Failed> failed = new ArrayList<>();
    private final List<UndoResult.Left> left = new ArrayList<>();
    private final List<IOException> unwritten = new ArrayList<>();

    /** @param cancellation stops it between and within changes; without one it cannot be stopped */
    UndoRun(
            Host host,
            Journal journal,
            Reporter reporter,
            List<? extends Reversal<?, ?>> reversals,
            Optional<Cancellation> cancellation) {
        this.host = host;
        this.journal = journal;
        this.reporter = reporter;
        this.cancellation = cancellation;
        reversals.forEach(reversal -> this.reversals.put(reversal.id().text(), reversal));
    }

    /** @throws InterruptedException when it was stopped; what was not reached stands */
    void undo(List<History.Entry> entries) throws InterruptedException {
        for (History.Entry entry : entries.reversed()) {
            undo(entry);
        }
    }

    List<Failed> failed() {
        return failed;
    }

    List<UndoResult.Left> left() {
        return left;
    }

    /** Why lines are missing in the journal. */
    List<IOException> unwritten() {
        return unwritten;
    }

    /**
     * Writes to the journal, and goes on when that fails, as on a full disk: what was taken back is so, whatever the
     * journal says. When nothing else is left the journal goes too, and its missing lines with it.
     */
    void write(String step, JournalWrite write) {
        try {
            write.run();
        } catch (IOException e) {
            unwritten.add(e);
            reporter.report(new Event.Warning(step, "Cannot write to the journal: " + Failures.describe(e)));
        }
    }

    interface JournalWrite {
        void run() throws IOException;
    }

    private void undo(History.Entry entry) throws InterruptedException {
        String step = entry.step();
        Reversal<?, ?> reversal = reversals.get(step);
        if (reversal == null) {
            leave(entry, new UndoResult.Left("step '" + step + "'", "this version of keadm does not know it"));
            return;
        }
        try {
            settle(entry, take(reversal, entry));
        } catch (Exception | LinkageError | AssertionError e) {
            if (stopped()) {
                InterruptedException interrupt = new InterruptedException("stopped at step '" + step + "'");
                interrupt.initCause(e);
                throw interrupt;
            }
            failed.add(new Failed(step, e));
            reporter.report(new Event.UndoFailed(step, Failures.describe(e), Failures.hint(e)));
        }
    }

    private boolean stopped() {
        return cancellation.flatMap(Cancellation::reason).isPresent();
    }

    private <I extends Intent, R extends Receipt> UndoResult take(Reversal<I, R> reversal, History.Entry entry)
            throws Exception {
        I intent = reversal.intentType().fromJson(entry.intent());
        Optional<R> receipt = entry.receipt().map(reversal.receiptType()::fromJson);
        Recorded<I, R> recorded = new Recorded<>(intent, receipt);
        Progress progress = new ReportedProgress(reversal.id(), reporter);
        return cancellation.isPresent()
                ? cancellation.get().guard(() -> reversal.undo(recorded, host, progress))
                : reversal.undo(recorded, host, progress);
    }

    private void settle(History.Entry entry, UndoResult result) {
        switch (result) {
            case UndoResult.Undone(String sentence) -> undone(entry, sentence);
            case UndoResult.NothingToUndo() -> undone(entry, "");
            case UndoResult.Left gone -> leave(entry, gone);
        }
    }

    private void undone(History.Entry entry, String sentence) {
        write(entry.step(), () -> journal.undone(entry.number()));
        reporter.report(new Event.StepUndone(entry.step(), sentence));
    }

    private void leave(History.Entry entry, UndoResult.Left what) {
        left.add(what);
        write(entry.step(), () -> journal.left(entry.number(), what));
        reporter.report(new Event.StepLeft(entry.step(), what.what(), what.why()));
    }
}
