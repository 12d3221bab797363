package dev.keadm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keadm.wine.OnWindows;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real launcher of Windows, in the command prompt, with a program in place of keadm that says how it was started. */
@OnWindows
final class LauncherOnWindowsTest {
    private static final Path SHIPPED = Path.of("..", "release", "src", "dist");
    private static final String JAVA = System.getProperty("java.home");
    private static final String SYSTEM = System.getenv("SystemRoot") + "\\System32";

    @TempDir
    private Path folder;

    private Path tree;

    @BeforeEach
    void unpack() throws IOException {
        folder = folder.toRealPath(); // without short names, as the command prompt writes it
        tree = unpacked(folder.resolve("a tree"));
    }

    @Test
    void shouldTakeTheJavaOfJavaHome() throws Exception {
        Ran ran = launch(tree, Map.of("JAVA_HOME", JAVA), "join", "--set=a b");

        assertThat(ran.output()).contains("java " + JAVA, "JAVA_HOME " + JAVA, "words join|--set=a b");
        assertThat(ran.code()).isEqualTo(2);
    }

    @Test
    void shouldTakeTheJavaOfThePath() throws Exception {
        Ran ran = launch(tree, Map.of("PATH", JAVA + "\\bin;" + SYSTEM), "join");

        assertThat(ran.output()).contains("java " + JAVA, "JAVA_HOME null");
    }

    @Test
    void shouldLeaveTheJavaHomeThatItDoesNotTake() throws Exception {
        Ran ran = launch(tree, Map.of("KEADM_JAVA_HOME", JAVA, "JAVA_HOME", "D:\\theirs"), "join");

        assertThat(ran.output()).contains("java " + JAVA, "JAVA_HOME D:\\theirs");
    }

    @Test
    void shouldNameTheJavaThatIsTooOldAndWhoNamedIt() throws Exception {
        Path old = Files.createDirectories(folder.resolve("old & (ours)"));
        Files.createFile(Files.createDirectory(old.resolve("bin")).resolve("java.exe"));
        Files.writeString(old.resolve("release"), "IMPLEMENTOR=\"x\"\r\nJAVA_VERSION=\"21.0.9\"\r\n");
        String fault =
                " leads to Java 21 in " + old + ", and Java 25 or newer is needed: set KEADM_JAVA_HOME to its folder.";

        assertThat(launch(tree, Map.of("JAVA_HOME", old.toString()), "join"))
                .isEqualTo(new Ran(1, List.of("keadm: JAVA_HOME" + fault)));
        assertThat(launch(tree, Map.of("PATH", old + "\\bin;" + SYSTEM), "join"))
                .isEqualTo(new Ran(1, List.of("keadm: PATH" + fault)));
    }

    @Test
    void shouldSayThatThereIsNoJava() throws Exception {
        assertThat(launch(tree, Map.of(), "join"))
                .isEqualTo(
                        new Ran(
                                1,
                                List.of(
                                        "keadm: this machine has no Java: set KEADM_JAVA_HOME to the folder of a Java 25 or newer.")));
    }

    @Test
    void shouldResetTheInstalledProgramsFromACopyOfThem() throws Exception {
        Path programs = folder.resolve("Program Files");
        Path installed = unpacked(programs.resolve("KubeEdge\\1"));
        Map<String, String> env = Map.of("KEADM_JAVA_HOME", JAVA, "ProgramFiles", programs.toString());

        assertThat(launch(installed, env, "reset", "--yes").output())
                .contains("jar " + programs + "\\KubeEdge-reset\\lib\\keadm-cli-1.jar");
        assertThat(programs.resolve("KubeEdge-reset")).doesNotExist();
    }

    /** What a device management that is a program of 32 bits starts. */
    @Test
    void shouldKnowTheInstalledProgramsInACommandPromptOf32Bits() throws Exception {
        Path programs = folder.resolve("Program Files");
        Path installed = unpacked(programs.resolve("KubeEdge\\1"));
        Map<String, String> env = Map.of(
                "KEADM_JAVA_HOME",
                JAVA,
                "ProgramFiles",
                folder.resolve("Program Files (x86)").toString(),
                "ProgramW6432",
                programs.toString());

        assertThat(launch(installed, env, "reset", "--yes").output())
                .contains("jar " + programs + "\\KubeEdge-reset\\lib\\keadm-cli-1.jar");
        assertThat(programs.resolve("KubeEdge-reset")).doesNotExist();
    }

    private record Ran(int code, List<String> output) {}

    private static Ran launch(Path tree, Map<String, String> env, String... words) throws Exception {
        String line = Stream.concat(Stream.of(tree + "\\bin\\keadm.cmd"), Stream.of(words))
                .map(word -> '"' + word + '"')
                .collect(Collectors.joining(" ", "\"", "\""));
        ProcessBuilder builder =
                new ProcessBuilder(SYSTEM + "\\cmd.exe", "/d", "/s", "/c", line).redirectErrorStream(true);
        builder.environment().keySet().removeAll(List.of("JAVA_HOME", "KEADM_JAVA_HOME", "ProgramW6432"));
        builder.environment().put("PATH", SYSTEM);
        builder.environment().putAll(env);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return new Ran(process.exitValue(), output.lines().toList());
    }

    private static Path unpacked(Path tree) throws IOException {
        for (String part : List.of("windows", "common")) {
            try (Stream<Path> files = Files.walk(SHIPPED.resolve(part))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path target =
                            tree.resolve(SHIPPED.resolve(part).relativize(file).toString());
                    Files.createDirectories(target.getParent());
                    Files.writeString(
                            target, Files.readString(file).replace("\r\n", "\n").replace("\n", "\r\n"));
                }
            }
        }
        program(tree.resolve("lib\\keadm-cli-1.jar"));
        return tree;
    }

    private static void program(Path jar) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, LaunchedProgram.class.getName());
        String resource = LaunchedProgram.class.getName().replace('.', '/') + ".class";
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream made = new JarOutputStream(file, manifest);
                InputStream code = Objects.requireNonNull(
                        LaunchedProgram.class.getClassLoader().getResourceAsStream(resource))) {
            made.putNextEntry(new ZipEntry(resource));
            code.transferTo(made);
        }
    }
}
