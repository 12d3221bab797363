package dev.keadm.wine;

import dev.keadm.windows.jna.FileChanges;
import dev.keadm.windows.jna.Kernel32FileChanges;
import dev.keadm.windows.jna.WindowsErrors;
import dev.keadm.windows.jna.WindowsException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Folders that lead to others and that Java does not call links: junctions on Windows. Wine makes none, and shows a symbolic
 * link of the Linux under it as one.
 */
public final class Junctions {
    /** Why a test is skipped where {@link #make} makes none. */
    public static final String NONE = "this system makes neither junctions nor what looks like them";

    private static final Duration ENOUGH = Duration.ofSeconds(10);

    private Junctions() {}

    /**
     * @param name in the folder
     * @param target in the folder too
     * @return whether there is a reparse point now
     */
    public static boolean make(Path folder, String name, String target) throws IOException, InterruptedException {
        run(folder, List.of("cmd.exe", "/c", "mklink", "/J", name, target));
        if (isThere(folder, name)) {
            return true;
        }
        run(folder, LinuxProgram.command("Z:\\bin\\ln", "-s", target, name));
        return within(ENOUGH, () -> isThere(folder, name));
    }

    public static void remove(Path folder, String name) throws IOException, InterruptedException {
        run(folder, LinuxProgram.command("Z:\\bin\\rm", "-f", name));
        if (!within(ENOUGH, () -> !isThere(folder, name))) {
            Files.delete(folder.resolve(name));
        }
    }

    private interface Condition {
        boolean holds() throws IOException;
    }

    /** A program of Linux that Wine starts ends unseen. */
    private static boolean within(Duration time, Condition condition) throws IOException, InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        boolean holds = condition.holds();
        while (!holds && System.nanoTime() < end) {
            boolean _ = new CountDownLatch(1).await(50, TimeUnit.MILLISECONDS);
            holds = condition.holds();
        }
        return holds;
    }

    private static boolean isThere(Path folder, String name) throws IOException {
        try {
            return (new Kernel32FileChanges().attributes(folder.resolve(name)) & FileChanges.REPARSE_POINT) != 0;
        } catch (WindowsException e) {
            if (e.code() == WindowsErrors.FILE_NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }

    /** What came of it is for the file system to tell. */
    private static void run(Path folder, List<String> command) throws InterruptedException {
        try {
            new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(new File("NUL"))
                    .start()
                    .waitFor(ENOUGH.toMillis(), TimeUnit.MILLISECONDS);
        } catch (IOException _) {
            // this system has no such program
        }
    }
}
