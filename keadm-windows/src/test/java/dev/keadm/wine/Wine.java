package dev.keadm.wine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Windows, as far as Wine carries it.
 *
 * @param home the folder that the peers' {@code wine/setup.sh} filled: {@code java}, {@code wine}, {@code identity}
 */
public record Wine(Path home) {
    private static final String VARIABLE = "WINE_HOME";

    /** Why tests with the tag {@code windows} are skipped where {@link #find} is empty. */
    public static final String MISSING = VARIABLE + " does not name a folder with Wine and a Windows Java";

    public static Optional<Wine> find() {
        return Optional.ofNullable(System.getenv(VARIABLE))
                .map(Path::of)
                .filter(home -> Files.isExecutable(home.resolve("java")))
                .map(Wine::new);
    }

    /** The Windows Java, which is not part of the Wine prefix. */
    public Path runtime() {
        return home.resolve("jre");
    }

    /** What Windows programs see as {@code C:\}. */
    public Path driveC() {
        return home.resolve("prefix/drive_c");
    }

    public ProcessBuilder java(List<String> arguments) {
        return command("java", arguments);
    }

    /** Any Windows program: {@code cmd}, {@code net}, or a path. */
    public ProcessBuilder program(List<String> programAndArguments) {
        return command("wine", programAndArguments);
    }

    /** @param name one of those that {@code identity} prints without an argument: {@code server2022} */
    public void identity(String name) throws IOException, InterruptedException {
        Process process = command("identity", List.of(name)).inheritIO().start();
        if (process.waitFor() != 0) {
            throw new IOException("Wine does not know the identity " + name);
        }
    }

    private ProcessBuilder command(String script, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(home.resolve(script).toString());
        command.addAll(arguments);
        return new ProcessBuilder(command);
    }

    /** The way in which a Windows program names a file of this machine: {@code Z:\tmp\x}. */
    public static String path(Path here) {
        return "Z:" + here.toAbsolutePath().toString().replace('/', '\\');
    }

    /** Where on this machine a file on Windows' drive C: lies. */
    public Path onDriveC(String windowsPath) {
        if (!windowsPath.regionMatches(true, 0, "C:\\", 0, 3)) {
            throw new IllegalArgumentException(windowsPath + " is not on drive C:");
        }
        return driveC().resolve(windowsPath.substring(3).replace('\\', '/'));
    }
}
