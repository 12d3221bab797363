package dev.keadm.workflow;

import dev.keadm.error.ErrorCode;
import dev.keadm.error.KeadmException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a journal says.
 *
 * @param workflow the name of the run that was started last; empty when there was none
 * @param madeFolders the folders that were made for the journal, outermost first
 * @param entries the changes that were not taken back, in the order in which they were made
 * @param undoing whether taking back was begun and did not end
 * @param rebootAt the step at which a run stopped until the machine is started again, when nothing was done since
 */
public record History(
        String workflow, List<Path> madeFolders, List<Entry> entries, boolean undoing, Optional<String> rebootAt) {
    /**
     * One change.
     *
     * @param number as the journal's lines have it
     * @param intent JSON text
     * @param receipt JSON text; absent when the process died between the two lines, or apply failed
     * @param settled whether it belongs to a run that finished, and is not being taken back
     */
    public record Entry(int number, String step, Instant at, String intent, Optional<String> receipt, boolean settled) {
        private Entry withReceipt(String text) {
            return new Entry(number, step, at, intent, Optional.of(text), settled);
        }

        private Entry withSettled(boolean value) {
            return new Entry(number, step, at, intent, receipt, value);
        }
    }

    /** How the last run ended. */
    public enum State {
        /** There is no journal, or nothing in it stands. */
        NOTHING,
        FINISHED,
        /** A run or its undo was killed, a run waits for a restart, or an undo had to leave something. */
        UNFINISHED
    }

    public History {
        madeFolders = List.copyOf(madeFolders);
        entries = List.copyOf(entries);
    }

    /** Looks into a folder without taking its lock; a run that is under way may show half of itself. */
    public static History read(Path folder) {
        try {
            Builder builder = new Builder();
            JournalFile.read(folder).forEach(builder::add);
            return builder.build();
        } catch (IOException e) {
            throw new KeadmException(
                    ErrorCode.JOURNAL,
                    "Cannot read the journal in '" + folder + "': " + Failures.describe(e),
                    "Run it as an administrator.",
                    e);
        }
    }

    public State state() {
        if (entries.isEmpty()) {
            return State.NOTHING;
        }
        return unsettled().isEmpty() ? State.FINISHED : State.UNFINISHED;
    }

    /** The changes of a run that did not finish. */
    public List<Entry> unsettled() {
        return entries.stream().filter(entry -> !entry.settled()).toList();
    }

    /** What a killed run left half done: the change whose receipt is missing, or all that was being taken back. */
    List<Entry> halfDone() {
        List<Entry> open = unsettled();
        if (undoing) {
            return open;
        }
        return open.stream()
                .skip(Math.max(0, open.size() - 1L))
                .filter(entry -> entry.receipt().isEmpty())
                .toList();
    }

    /** Whether a run that did not finish changed something by that step. */
    boolean unfinished(StepId step) {
        return unsettled().stream().anyMatch(entry -> entry.step().equals(step.text()));
    }

    /** Whether there is a journal, whatever it says. */
    static boolean present(Path folder) {
        return Files.exists(folder.resolve(JournalFile.NAME));
    }

    /** The last change of that step that stands. */
    public Optional<Entry> lastOf(StepId step) {
        return entries.reversed().stream()
                .filter(entry -> entry.step().equals(step.text()))
                .findFirst();
    }

    /** Folds lines. Used by one thread. */
    static final class Builder {
        private final Map<Integer, Entry> live = new LinkedHashMap<>();
        private @Nullable List<Path> madeFolders;
        private String workflow = "";
        private boolean undoing;
        private Optional<String> rebootAt = Optional.empty();
        private int lastEntry;

        boolean isEmpty() {
            return madeFolders == null;
        }

        int nextEntry() {
            return lastEntry + 1;
        }

        void add(JournalLine line) {
            rebootAt = line instanceof JournalLine.RebootNeeded reboot ? Optional.of(reboot.step()) : Optional.empty();
            switch (line) {
                case JournalLine.Opened opened ->
                    madeFolders = opened.madeFolders().stream().map(Path::of).toList();
                case JournalLine.Started started -> start(started.workflow());
                case JournalLine.Intended intended -> intend(intended);
                case JournalLine.Received received ->
                    live.computeIfPresent(received.entry(), (_, entry) -> entry.withReceipt(received.receipt()));
                case JournalLine.RebootNeeded _ -> undoing = false;
                case JournalLine.Finished _ -> settleAll(true);
                case JournalLine.UndoStarted undo -> startUndo(undo);
                case JournalLine.EntryUndone undone -> live.remove(undone.entry());
                case JournalLine.EntryLeft _ -> undoing = true;
            }
        }

        private void start(String name) {
            workflow = name;
            undoing = false;
        }

        private void intend(JournalLine.Intended line) {
            lastEntry = line.entry();
            undoing = false;
            live.put(
                    line.entry(),
                    new Entry(line.entry(), line.step(), line.at(), line.intent(), Optional.empty(), false));
        }

        private void startUndo(JournalLine.UndoStarted undo) {
            undoing = true;
            if (undo.whole()) {
                settleAll(false);
            }
        }

        private void settleAll(boolean settled) {
            live.replaceAll((_, entry) -> entry.withSettled(settled));
        }

        History build() {
            List<Path> made = madeFolders == null ? List.of() : madeFolders;
            boolean undoOpen = undoing && live.values().stream().anyMatch(entry -> !entry.settled());
            return new History(workflow, made, new ArrayList<>(live.values()), undoOpen, rebootAt);
        }
    }
}
