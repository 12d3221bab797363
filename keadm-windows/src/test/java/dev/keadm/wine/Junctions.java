package dev.keadm.wine;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * Folders that lead to others and that Java does not call links: junctions on Windows. Wine makes none, and shows a symbolic
 * link of the Linux under it as one.
 */
public final class Junctions {
    /** Why a test is skipped where {@link #make} makes none. */
    public static final String NONE = "this system makes neither junctions nor what looks like them";

    private static final int REPARSE_POINT = 0x400;

    private Junctions() {}

    /**
     * @param name in the folder
     * @param target in the folder too
     * @return whether there is a reparse point now
     */
    public static boolean make(Path folder, String name, String target) throws IOException, InterruptedException {
        return run(folder, List.of("cmd.exe", "/c", "mklink", "/J", name, target)) && isThere(folder, name)
                || run(folder, List.of("Z:\\bin\\ln", "-s", target, name)) && isThere(folder, name);
    }

    public static void remove(Path folder, String name) throws IOException, InterruptedException {
        if (!run(folder, List.of("Z:\\bin\\rm", "-f", name))) {
            Files.delete(folder.resolve(name));
        }
    }

    private static boolean isThere(Path folder, String name) throws IOException {
        try {
            int attributes =
                    (Integer) Files.getAttribute(folder.resolve(name), "dos:attributes", LinkOption.NOFOLLOW_LINKS);
            return (attributes & REPARSE_POINT) != 0;
        } catch (NoSuchFileException _) {
            return false;
        }
    }

    private static boolean run(Path folder, List<String> command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(new File("NUL"))
                    .start();
            return process.waitFor() == 0;
        } catch (IOException _) {
            return false; // this system has no such program
        }
    }
}
