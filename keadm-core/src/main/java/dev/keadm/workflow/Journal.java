package dev.keadm.workflow;

import dev.keadm.error.ErrorCode;
import dev.keadm.error.KeadmException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was changed here and not taken back, on disk before and after each change. Holds the lock while it is open. Used by
 * one thread.
 */
final class Journal implements AutoCloseable {
    static final int FORMAT = 1;

    /** Two runs that end and begin at the same moment can take the folder from under each other, but not for ever. */
    private static final int ATTEMPTS = 20;

    private final JournalFolder folder;
    private final Path path;
    private final WorkflowLock lock;
    private final Clock clock;

    /** Folds each line that was read or written. */
    private final History.Builder history = new History.Builder();

    /** Absent until the first line is written. */
    private @Nullable JournalFile file;

    private Journal(Path path, JournalFolder folder, WorkflowLock lock, Clock clock) throws IOException {
        this.folder = folder;
        this.path = path;
        this.lock = lock;
        this.clock = clock;
        JournalFile.read(path).forEach(history::add);
    }

    /** @throws KeadmException when another run holds the folder, or it cannot be made or read */
    static Journal open(Path path, JournalFolders folders, Clock clock) {
        JournalFolder folder = new JournalFolder(path, folders);
        try {
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                folder.ensure();
                Optional<WorkflowLock> lock = WorkflowLock.take(path);
                if (lock.isPresent()) {
                    return open(path, folder, lock.get(), clock);
                }
            }
        } catch (IOException e) {
            throw new KeadmException(
                    ErrorCode.JOURNAL,
                    "Cannot open the journal in '" + path + "': " + Failures.describe(e),
                    "Run it as an administrator, and see that the folder's disk can be written.",
                    e);
        }
        throw new KeadmException(
                ErrorCode.BUSY, "Other runs of keadm keep taking '" + path + "'", "Run the same command again later.");
    }

    private static Journal open(Path path, JournalFolder folder, WorkflowLock lock, Clock clock) throws IOException {
        try {
            return new Journal(path, folder, lock, clock);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    History history() {
        return history.build();
    }

    void start(String workflow) throws IOException {
        append(new JournalLine.Started(workflow, clock.instant()));
    }

    /** Returns the number of the entry. The intent is on disk. */
    int intend(StepId step, String intent) throws IOException {
        int entry = history.nextEntry();
        append(new JournalLine.Intended(entry, step.text(), clock.instant(), intent));
        return entry;
    }

    void receive(int entry, String receipt) throws IOException {
        append(new JournalLine.Received(entry, clock.instant(), receipt));
    }

    void needReboot(StepId step, String reason) throws IOException {
        append(new JournalLine.RebootNeeded(step.text(), reason, clock.instant()));
    }

    void finish() throws IOException {
        append(new JournalLine.Finished(clock.instant()));
    }

    void startUndo(String reason, boolean whole) throws IOException {
        append(new JournalLine.UndoStarted(reason, whole, clock.instant()));
    }

    /** Counts as undone even when it cannot be written: so it is, and undoing it again would find nothing. */
    void undone(int entry) throws IOException {
        JournalLine line = new JournalLine.EntryUndone(entry, clock.instant());
        try {
            append(line);
        } catch (IOException e) {
            history.add(line);
            throw e;
        }
    }

    void left(int entry, UndoResult.Left left) throws IOException {
        append(new JournalLine.EntryLeft(entry, clock.instant(), left.what(), left.why()));
    }

    /** Removes the journal and all that was made for it. Only when {@link History#entries()} is empty. */
    Optional<UndoResult.Left> remove() throws IOException {
        closeFile();
        if (!PrivateFiles.movesWhatIsOpen(path)) {
            // the lock's own file would hold the folder; who takes the lock now keeps the folder, too
            lock.close();
        }
        List<Path> made = history().madeFolders();
        List<Path> others = folder.remove(made);
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of(new UndoResult.Left(
                        path.toString(), "keadm made the folder, but did not make " + others + "; move or delete it"));
    }

    private void append(JournalLine line) throws IOException {
        JournalFile open = file;
        if (open == null) {
            open = JournalFile.open(path);
            file = open;
        }
        if (history.isEmpty()) {
            write(open, new JournalLine.Opened(FORMAT, List.of()));
        }
        write(open, line);
    }

    private void write(JournalFile open, JournalLine line) throws IOException {
        open.append(line);
        history.add(line);
    }

    private void closeFile() throws IOException {
        if (file != null) {
            file.close();
            file = null;
        }
    }

    @Override
    public void close() {
        try (lock) {
            closeFile();
        } catch (IOException e) {
            throw new KeadmException(
                    ErrorCode.INTERNAL, "Cannot close the journal in '" + path + "': " + e.getMessage(), "", e);
        }
    }
}
