package dev.keadm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The real launchers of Linux, with Javas that only say where they lie and what they were given. */
@EnabledOnOs(OS.LINUX)
final class LauncherTest {
    private static final Path SHIPPED = Path.of("../release/src/dist");

    @TempDir
    private Path folder;

    private Path tree;

    @BeforeEach
    void unpack() throws IOException {
        tree = folder.resolve("a tree");
        copy(SHIPPED.resolve("linux"), tree);
        copy(SHIPPED.resolve("common"), tree);
        Files.writeString(tree.resolve("lib/keadm-cli-1.jar"), "");
        Files.writeString(tree.resolve("lib/edgecore-runtime-1.jar"), "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"keadm", "edgecore"})
    void shouldTakeTheRuntimeOfTheTreeAndItsCache(String program) throws Exception {
        java(tree.resolve("runtime"), "25.0.3");
        Files.writeString(tree.resolve("lib/" + program + ".aot"), "cache");

        Ran ran = launch(program, Map.of("JAVA_HOME", "/elsewhere"), "join", "--set", "a b");

        assertThat(ran.output())
                .contains(tree + "/bin/../runtime", "@" + tree + "/bin/../lib/" + program + ".options")
                .contains("-XX:AOTCache=" + tree + "/bin/../lib/" + program + ".aot")
                .endsWith("<join> <--set> <a b>\n");
        assertThat(ran.code()).isZero();
    }

    @Test
    void shouldDoWithoutACache() throws Exception {
        java(tree.resolve("runtime"), "25.0.3");

        assertThat(launch("keadm", Map.of()).output()).doesNotContain("AOTCache");
    }

    @Test
    void shouldPreferTheJavaThatItIsTold() throws Exception {
        java(tree.resolve("runtime"), "25.0.3");
        Path other = java(folder.resolve("other java"), "26");
        Files.writeString(tree.resolve("lib/keadm.aot"), "cache");

        assertThat(launch("keadm", Map.of("KEADM_JAVA_HOME", other.toString())).output())
                .contains("in " + other)
                .doesNotContain("AOTCache");
    }

    @Test
    void shouldFallBackToJavaHomeAndThenThePath() throws Exception {
        Path other = java(folder.resolve("other"), "25");

        assertThat(launch("keadm", Map.of("JAVA_HOME", other.toString())).output())
                .contains("in " + other);
        assertThat(launch("keadm", Map.of("PATH", other + "/bin:/usr/bin:/bin")).output())
                .contains("in " + other);
    }

    @Test
    void shouldNameTheJavaThatIsTooOld() throws Exception {
        Path old = java(folder.resolve("old"), "21.0.9");

        Ran ran = launch("keadm", Map.of("JAVA_HOME", old.toString()));

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.output())
                .isEqualTo("keadm: JAVA_HOME leads to Java 21 in " + old
                        + ", and Java 25 or newer is needed: set KEADM_JAVA_HOME to its folder.\n");
    }

    @Test
    void shouldSayThatThereIsNoJava() throws Exception {
        Path empty = Files.createDirectory(folder.resolve("empty"));

        Ran ran = launch("keadm", Map.of("PATH", empty.toString()));

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.output()).contains("has no Java").hasLineCount(1);
    }

    @Test
    void shouldFindItsTreeThroughALink() throws Exception {
        java(tree.resolve("runtime"), "25");
        Path link = Files.createSymbolicLink(folder.resolve("keadm"), tree.resolve("bin/keadm"));

        assertThat(run(List.of("/bin/sh", link.toString(), "version"), Map.of()).output())
                .contains(tree.toRealPath() + "/bin/../runtime");
    }

    @Test
    void shouldKeepTheOptionsOfTheMachineFromTheAgent() throws Exception {
        java(tree.resolve("runtime"), "25");
        Map<String, String> env = Map.of("JAVA_TOOL_OPTIONS", "-Xmx9g", "EDGECORE_LOG_DIR", folder.toString());

        assertThat(launch("keadm", env).output()).contains("tool options: -Xmx9g");
        assertThat(launch("edgecore", env).output())
                .contains("tool options: \n", "arenas: 1\n")
                .contains("<-XX:ErrorFile=" + folder + "/edgecore-crash-%p.log>", "<-XX:HeapDumpPath=" + folder + ">");
    }

    private record Ran(int code, String output) {}

    private Ran launch(String program, Map<String, String> env, String... args) throws Exception {
        return run(
                Stream.concat(
                                Stream.of(
                                        "/bin/sh",
                                        tree.resolve("bin/" + program).toString()),
                                Stream.of(args))
                        .toList(),
                env);
    }

    private static Ran run(List<String> command, Map<String, String> env) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeAll(List.of("JAVA_HOME", "KEADM_JAVA_HOME", "JAVA_TOOL_OPTIONS"));
        builder.environment().putAll(env);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        return new Ran(process.exitValue(), output);
    }

    private static Path java(Path home, String version) throws IOException {
        Path java = home.resolve("bin/java");
        Files.createDirectories(java.getParent());
        Files.writeString(
                home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\nLIBC=\"gnu\"\n");
        Files.writeString(java, """
                #!/bin/sh
                echo "in ${0%/bin/java}"
                echo "tool options: ${JAVA_TOOL_OPTIONS:-}"
                echo "arenas: ${MALLOC_ARENA_MAX:-}"
                line=
                for word in "$@"; do line="$line <$word>"; done
                echo "$line"
                """);
        assertThat(java.toFile().setExecutable(true)).isTrue();
        return home;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }
}
