package dev.keadm.wine;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts a program of Linux from within Wine, in a process that ends at once: Wine tells whoever does that no handles of the
 * new process and thread but whatever lay in memory, and Java closes those, a socket of another test for one.
 */
final class LinuxProgram {
    private LinuxProgram() {}

    /** @param words the program, as {@code Z:\bin\ln}, and its arguments; it runs in this process' folder */
    public static void main(String[] words) throws IOException {
        new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(new File("NUL"))
                .start();
        Runtime.getRuntime().halt(0);
    }

    /** What starts the program so. */
    static List<String> command(String... words) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java.exe").toString(),
                "-cp",
                classes().toString(),
                LinuxProgram.class.getName()));
        command.addAll(List.of(words));
        return command;
    }

    private static Path classes() {
        try {
            return Path.of(LinuxProgram.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a class path is made of URIs", e);
        }
    }
}
