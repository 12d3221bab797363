package dev.keadm.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keadm.host.linux.LinuxFiles;
import dev.keadm.host.linux.LinuxProcesses;
import dev.keadm.workflow.example.MortalRun;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Real files, a real supervised service, and a process that is really killed. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "folders of Windows have owners of another kind")
class KilledRunTest {
    private static final int KILLED = 128 + 9;

    @TempDir
    Path temp;

    private Path root;
    private Path data;

    @BeforeEach
    void prepareMachine() throws IOException {
        root = temp.resolve("root");
        data = root.resolve("var/lib/kubeedge");
        Files.createDirectories(root.resolve("etc/agent"));
        Files.writeString(root.resolve("etc/agent/settings"), "old");
    }

    @AfterEach
    void endService() {
        MortalRun.reset(root);
    }

    @Test
    void shouldFinishWhereverTheFirstRunWasKilledAndThenUndoAll() throws Exception {
        Map<String, String> before = snapshot();
        int moment = 1;
        for (; run("join", moment) == KILLED; moment++) {
            assertThat(MortalRun.join(root)).as("moment %d", moment).isEqualTo(Outcome.CHANGED);
            assertThat(History.read(data).state()).isEqualTo(History.State.FINISHED);
            assertThat(Files.readString(root.resolve("etc/agent/settings"))).isEqualTo("new");
            assertThat(supervisors()).isEqualTo(1);
            assertThat(MortalRun.join(root)).isEqualTo(Outcome.NOTHING_TO_DO);

            assertThat(MortalRun.reset(root)).as("moment %d", moment).isEqualTo(Outcome.UNDONE);
            assertThat(snapshot()).as("moment %d", moment).isEqualTo(before);
        }
        assertThat(moment).isEqualTo(15);
        MortalRun.reset(root);
        assertThat(snapshot()).isEqualTo(before);
    }

    @Test
    void shouldUndoWhereverTheRunWasKilled() throws Exception {
        Map<String, String> before = snapshot();
        for (int moment = 1; run("join", moment) == KILLED; moment++) {
            assertThat(MortalRun.reset(root)).as("moment %d", moment).isEqualTo(Outcome.UNDONE);
            assertThat(snapshot()).as("moment %d", moment).isEqualTo(before);
            assertThat(supervisors()).isZero();
        }
    }

    @Test
    void shouldGoOnWhereverAnUndoWasKilled() throws Exception {
        Map<String, String> before = snapshot();
        MortalRun.join(root);
        int moment = 1;
        for (; run("reset", moment) == KILLED; moment++) {
            assertThat(MortalRun.join(root)).as("moment %d", moment).isEqualTo(Outcome.CHANGED);
            assertThat(run("reset", moment)).isEqualTo(KILLED);
            assertThat(MortalRun.reset(root)).as("moment %d", moment).isEqualTo(Outcome.UNDONE);
            assertThat(snapshot()).as("moment %d", moment).isEqualTo(before);
            MortalRun.join(root);
        }
        assertThat(moment).isEqualTo(9);
        assertThat(snapshot()).isEqualTo(before);
    }

    private int run(String what, int moment) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MortalRun.class.getName(),
                        root.toString(),
                        what,
                        Integer.toString(moment))
                .redirectErrorStream(true)
                .redirectOutput(temp.resolve("out").toFile())
                .redirectInput(new File("/dev/null"))
                .start();
        int code = process.waitFor();
        assertThat(code).as(Files.readString(temp.resolve("out"))).isIn(0, KILLED);
        return code;
    }

    /** Whose command line tells that they belong to this root. */
    private long supervisors() throws IOException {
        return new LinuxProcesses()
                .named("sh").stream()
                        .filter(process -> process.command().size() > 4
                                && process.command().get(2).startsWith(root.toString())
                                && process.command().get(1).endsWith("/supervise"))
                        .filter(process -> leads(process.pid()))
                        .count();
    }

    /** Its helper that watches the log has the same command line, and is its child. */
    private static boolean leads(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(ProcessHandle::parent)
                .flatMap(parent -> parent.info().commandLine())
                .filter(line -> line.contains("/supervise"))
                .isEmpty();
    }

    private Map<String, String> snapshot() throws IOException {
        LinuxFiles files = new LinuxFiles();
        Map<String, String> all = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.toList()) {
                String content = Files.isRegularFile(path) ? Files.readString(path) : "";
                all.put(root.relativize(path).toString(), files.status(path) + content);
            }
        }
        return all;
    }
}
