package dev.keadm.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.keadm.wine.Wine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A Windows machine as far as Wine is one.
 *
 * @param folder for what is passed between the two systems
 */
record WineMachine(Wine wine, Path folder) {
    private static final String JAVA = "KEADM_JAVA_HOME";
    private static final List<String> PLACES = List.of("Program Files", "ProgramData");

    /** What keadm may change, with the whole of the services and their event log sources. */
    private static final List<String> KEYS = List.of(
            "HKLM\\SYSTEM\\CurrentControlSet\\Services",
            "HKLM\\SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Environment");

    /** Ends the test as skipped where there is none. */
    static WineMachine orSkip(Path folder) {
        assumeTrue(Wine.find().isPresent(), Wine.MISSING);
        return new WineMachine(Wine.find().orElseThrow(), folder);
    }

    /** The tree as it was unpacked, which has no Java of its own. */
    Command keadm(String... words) throws IOException, InterruptedException {
        ProcessBuilder program = start(Wine.path(ShippedTree.windows().resolve("bin/keadm.cmd")), words);
        program.environment().put(JAVA, Wine.path(wine.runtime()));
        return run(program);
    }

    /**
     * Starts keadm of the unpacked tree and kills it as soon as its journal has that many lines.
     */
    void keadmKilledAt(int lines, String... words) throws IOException, InterruptedException {
        ProcessBuilder program = start(Wine.path(ShippedTree.windows().resolve("bin/keadm.cmd")), words);
        program.environment().put(JAVA, Wine.path(wine.runtime()));
        Process launcher = program.redirectErrorStream(true)
                .redirectOutput(folder.resolve("killed.log").toFile())
                .start();
        await().pollInterval(Duration.ofMillis(5))
                .atMost(Duration.ofMinutes(2))
                .until(() -> journalLines() >= lines || !launcher.isAlive());
        Optional<ProcessHandle> keadm = keadmProcess();
        assertThat(keadm)
                .as(() -> "it ended before: " + said(folder.resolve("killed.log")))
                .isPresent();
        keadm.get().destroyForcibly();
        launcher.waitFor();
    }

    private static String said(Path log) {
        try {
            return Files.readString(log, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private long journalLines() throws IOException {
        try (Stream<String> lines =
                Files.lines(wine.onDriveC("C:\\ProgramData\\KubeEdge\\data\\journal.jsonl"), StandardCharsets.UTF_8)) {
            return lines.count();
        } catch (NoSuchFileException _) {
            return 0;
        }
    }

    /** That of this Wine, among whose processes none is a child of the one that started it. */
    private Optional<ProcessHandle> keadmProcess() {
        return ProcessHandle.allProcesses().filter(this::isKeadm).findFirst();
    }

    private boolean isKeadm(ProcessHandle process) {
        Path proc = Path.of("/proc", String.valueOf(process.pid()));
        try {
            return Files.readString(proc.resolve("cmdline"), StandardCharsets.ISO_8859_1)
                            .contains("keadm.options")
                    && Files.readString(proc.resolve("environ"), StandardCharsets.ISO_8859_1)
                            .contains("WINEPREFIX=" + wine.home().resolve("prefix"));
        } catch (IOException _) {
            return false; // it has ended meanwhile
        }
    }

    /** The copy that join installed, with its own Java. */
    Command installed(String... words) throws IOException, InterruptedException {
        ProcessBuilder program = start("C:" + onDriveC(programs().resolve("bin/keadm.cmd")), words);
        program.environment().remove(JAVA);
        return run(program);
    }

    ProcessBuilder start(String keadm, String... words) {
        List<String> command = new ArrayList<>(List.of("cmd", "/c", keadm));
        command.addAll(List.of(words));
        command.add("--no-color");
        return wine.program(command);
    }

    private Path programs() throws IOException {
        try (Stream<Path> versions = Files.list(wine.onDriveC("C:\\Program Files\\KubeEdge"))) {
            return versions.findFirst().orElseThrow();
        }
    }

    private String onDriveC(Path file) {
        return "\\" + wine.driveC().relativize(file).toString().replace('/', '\\');
    }

    /** A program of Windows' own. */
    Command windows(String... words) throws IOException, InterruptedException {
        return run(wine.program(List.of(words)));
    }

    /** A main class of the tests, with the shipped jars. */
    Command java(Class<?> main, String... words) throws IOException, InterruptedException {
        Path classes =
                Path.of(main.getProtectionDomain().getCodeSource().getLocation().getPath());
        String libraries = Wine.path(ShippedTree.windows().resolve("lib"));
        List<String> command = new ArrayList<>(List.of(
                "--enable-native-access=ALL-UNNAMED",
                "-Djna.boot.library.path=" + libraries + "\\native",
                "-cp",
                libraries + "\\*;" + Wine.path(classes),
                main.getName()));
        command.addAll(List.of(words));
        return run(wine.java(command));
    }

    static Command run(ProcessBuilder program) throws IOException, InterruptedException {
        Command command = Command.run(program);
        String text = command.output()
                .lines()
                .filter(line -> !line.startsWith("OpenJDK 64-Bit Server VM warning"))
                .collect(Collectors.joining("\n"));
        return new Command(command.exitCode(), text);
    }

    boolean joined() {
        return Files.exists(wine.onDriveC("C:\\ProgramData\\KubeEdge"));
    }

    /** All that is in the folders for programs and their data, with sizes. */
    Map<String, String> files() throws IOException {
        Map<String, String> found = new TreeMap<>();
        for (String place : PLACES) {
            Path top = wine.driveC().resolve(place);
            try (Stream<Path> paths = Files.walk(top)) {
                for (Path path : paths.toList()) {
                    found.put(onDriveC(path), Files.isRegularFile(path) ? Files.size(path) + " bytes" : "");
                }
            }
        }
        return found;
    }

    /** Keys and values as {@code reg export} writes them. */
    Map<String, List<String>> registry() throws IOException, InterruptedException {
        Map<String, List<String>> found = new TreeMap<>();
        for (String key : KEYS) {
            Path file = folder.resolve("registry.reg");
            Files.deleteIfExists(file);
            windows("reg", "export", key, Wine.path(file), "/y").succeeded();
            found.put(key, Files.readAllLines(file, StandardCharsets.UTF_16));
        }
        return found;
    }
}
