package dev.keadm.workflow;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Makes the folder that holds journal and lock, and removes it again if it made it.
 *
 * <p>Folders that are missing appear in one rename, with a journal inside that names them: a process killed at any moment
 * leaves no folder behind of which nobody knows who made it. They go the same way.
 */
final class JournalFolder {
    private static final Pattern ASIDE = Pattern.compile("\\.keadm-([0-9]{1,18})(?:-[0-9a-f-]{36})?\\.(new|old)");

    /** How often and how long apart a folder is tried again that cannot be moved: for two seconds. */
    private static final int TRIES = 20;

    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Path folder;
    private final JournalFolders folders;

    JournalFolder(Path folder, JournalFolders folders) {
        this.folder = folder;
        this.folders = folders;
    }

    /** Makes it if it is not there. */
    void ensure() throws IOException {
        Optional<Path> top = topmostMissing();
        if (top.isPresent()) {
            Path made = make(top.get());
            clearAbandoned(parentOf(top.get()), made);
            publish(made, top.get());
        }
    }

    /**
     * Removes journal and lock, and the folders that were made for them.
     *
     * @param made as the journal has it, outermost first
     * @return what else lies in those folders, which then stay with the journal in them; empty when all is gone
     */
    List<Path> remove(List<Path> made) throws IOException {
        if (made.isEmpty()) {
            Files.deleteIfExists(folder.resolve(JournalFile.NAME));
            Files.deleteIfExists(folder.resolve(WorkflowLock.NAME));
            return List.of();
        }
        List<Path> others = othersIn(made);
        if (others.isEmpty()) {
            moveAway(made.getFirst());
        }
        return others;
    }

    /** Where a folder cannot be moved while somebody has a file in it open, it stays with the run that came next. */
    private void moveAway(Path top) throws IOException {
        Path aside = aside(top, "old");
        boolean moved = PrivateFiles.movesWhatIsOpen(top) ? move(top, aside) : moveOnceClosed(top, aside);
        if (moved) {
            PrivateFiles.deleteTree(aside);
            PrivateFiles.syncFolder(parentOf(aside));
        }
    }

    private static boolean move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        return true;
    }

    /** A virus scanner, for one, looks at each file that was just written. */
    private boolean moveOnceClosed(Path from, Path to) throws IOException {
        for (int i = 1; i < TRIES; i++) {
            try {
                return move(from, to);
            } catch (FileSystemException _) {
                if (WorkflowLock.held(folder)) {
                    return false;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
        return move(from, to);
    }

    private Optional<Path> topmostMissing() {
        Path missing = null;
        for (Path path = folder; path != null && !Files.exists(path); path = path.getParent()) {
            missing = path;
        }
        return Optional.ofNullable(missing);
    }

    /** @return where it waits for its name */
    private Path make(Path top) throws IOException {
        Path aside = aside(top, "new");
        List<String> made = new ArrayList<>();
        for (Path path : chain(top)) {
            Path inAside = aside.resolve(top.relativize(path));
            folders.make(inAside, path.equals(folder));
            made.add(path.toString());
        }
        Path folderAside = aside.resolve(top.relativize(folder));
        try (JournalFile journal = JournalFile.open(folderAside)) {
            journal.append(new JournalLine.Opened(Journal.FORMAT, made));
        }
        return aside;
    }

    private static void publish(Path aside, Path top) throws IOException {
        try {
            Files.move(aside, top, StandardCopyOption.ATOMIC_MOVE);
            PrivateFiles.syncFolder(parentOf(top));
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException _) {
            PrivateFiles.deleteTree(aside);
        } catch (FileSystemException e) {
            PrivateFiles.deleteTree(aside);
            if (!Files.exists(top)) {
                throw e;
            }
        }
    }

    /** From the outermost to the folder itself. */
    private List<Path> chain(Path top) {
        List<Path> chain = new ArrayList<>(List.of(top));
        for (Path name : top.relativize(folder)) {
            if (!name.toString().isEmpty()) {
                chain.add(chain.getLast().resolve(name));
            }
        }
        return chain;
    }

    private List<Path> othersIn(List<Path> made) throws IOException {
        List<Path> others = new ArrayList<>();
        for (Path path : made) {
            try (Stream<Path> children = Files.list(path)) {
                children.filter(child -> !made.contains(child) && !ours(child)).forEach(others::add);
            }
        }
        return others;
    }

    private boolean ours(Path path) {
        return path.equals(folder.resolve(JournalFile.NAME)) || path.equals(folder.resolve(WorkflowLock.NAME));
    }

    /** A name that nobody can have taken before. */
    private static Path aside(Path top, String ending) {
        return top.resolveSibling(".keadm-" + ProcessHandle.current().pid() + "-" + UUID.randomUUID() + "." + ending);
    }

    private void clearAbandoned(Path parent, Path made) throws IOException {
        List<Path> abandoned = new ArrayList<>();
        try (DirectoryStream<Path> children = Files.newDirectoryStream(parent, ".keadm-*")) {
            children.forEach(abandoned::add);
        }
        for (Path path : abandoned) {
            if (!path.equals(made) && abandoned(path) && folders.areOurs(path, made)) {
                PrivateFiles.deleteTree(path);
            }
        }
    }

    private static boolean abandoned(Path path) {
        Matcher name = ASIDE.matcher(String.valueOf(path.getFileName()));
        if (!name.matches()) {
            return false;
        }
        long pid = Long.parseLong(name.group(1));
        return pid == ProcessHandle.current().pid() || ProcessHandle.of(pid).isEmpty();
    }

    private static Path parentOf(Path path) {
        Path parent = path.getParent();
        return parent == null ? path : parent;
    }
}
