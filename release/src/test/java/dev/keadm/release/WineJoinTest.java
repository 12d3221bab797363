package dev.keadm.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.keadm.sandbox.Sandbox;
import dev.keadm.sandbox.SandboxOptions;
import dev.keadm.wine.PipeBridge;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole way on Windows, in Wine: join, a pod, join again, stop, reset from the installed copy. The containers are those
 * of a containerd of Linux behind the named pipe.
 */
@Tag("peer")
@Tag("windows")
@EnabledOnOs(OS.LINUX)
class WineJoinTest {
    private static final String NODE = "shipped-windows";
    private static final Duration STOP = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private TestRuntime runtime;
    private WineMachine machine;
    private PipeBridge bridge;

    @BeforeEach
    void machine() throws Exception {
        runtime = TestRuntime.orSkip();
        WineMachine here = WineMachine.orSkip(folder);
        assumeTrue(
                "root".equals(System.getProperty("user.name")), "joining needs an administrator, who is root in Wine");
        machine = here;
        bridge = PipeBridge.start(machine.wine(), "containerd-containerd", runtime.socket(), folder);
        takeBack();
    }

    @AfterEach
    void leave() throws Exception {
        if (bridge != null) {
            takeBack();
            bridge.close();
        }
    }

    /** What a run that was broken off left. */
    private void takeBack() throws Exception {
        if (machine.joined()) {
            machine.keadm("reset", "--yes").succeeded();
        }
    }

    @Test
    void shouldJoinRunAPodAndLeaveNothing() throws Exception {
        try (Sandbox cloud = Sandbox.start(SandboxOptions.in(folder.resolve("cloud")))) {
            Map<String, String> files = machine.files();
            Map<String, List<String>> registry = machine.registry();
            TestPods pods = new TestPods(cloud);

            machine.keadm(join(cloud)).succeeded();
            assertThat(pods.ready(NODE)).isTrue();
            assertThat(pods.node(NODE).at("/metadata/labels/kubernetes.io~1os").asString())
                    .isEqualTo("windows");
            assertService();

            pods.createObjects();
            pods.createPod("reader", "windows");
            pods.awaitRunning("reader");
            assertThat(runtime.sandboxes(TestPods.NAMESPACE, "reader")).hasSize(1);
            assertAskedAsOfWindows();

            assertThat(machine.keadm(join(cloud)).succeeded().output()).contains("Nothing to do");
            assertThat(machine.keadm(join(cloud, "--labels", "site=north", "--smoke-test=" + TestRuntime.BUSYBOX))
                            .succeeded()
                            .output())
                    .contains("Run " + TestRuntime.BUSYBOX + " once", "hello from edge", "It runs, and is ended now");
            assertThat(pods.node(NODE).at("/metadata/labels/site").asString()).isEqualTo("north");
            assertThat(runtime.sandboxes(TestPods.NAMESPACE, "reader")).hasSize(1);

            pods.delete("reader");
            assertStopsInTime();

            machine.installed("reset", "--yes").succeeded();
            assertThat(runtime.sandboxes(TestPods.NAMESPACE, "reader")).isEmpty();
            assertThat(machine.files()).isEqualTo(files);
            assertThat(machine.registry()).isEqualTo(registry);
        }
    }

    /** Ten points from its first line in the journal to the start of the agent. */
    @TestFactory
    Stream<DynamicTest> shouldFinishOrUndoWhereverItIsKilled() throws Exception {
        Sandbox cloud = Sandbox.start(SandboxOptions.in(folder.resolve("cloud")));
        Map<String, String> files = machine.files();
        Map<String, List<String>> registry = machine.registry();
        return IntStream.of(2, 3, 5, 6, 7, 9, 12, 15, 18, 20)
                .mapToObj(lines -> dynamicTest("killed at line " + lines + " of its journal", () -> {
                    takeBack();
                    machine.keadmKilledAt(lines, join(cloud));
                    if (lines % 2 == 0) {
                        machine.keadm(join(cloud)).succeeded();
                        new TestPods(cloud).awaitReady(NODE);
                    }
                    machine.keadm("reset", "--yes").succeeded();
                    assertThat(machine.files()).isEqualTo(files);
                    assertThat(machine.registry()).isEqualTo(registry);
                }))
                .onClose(cloud::close);
    }

    private void assertService() throws Exception {
        assertThat(machine.java(ServiceReadBack.class, "edgecore")
                        .succeeded()
                        .output()
                        .lines())
                .anyMatch(line -> line.matches(
                        "path \"C:\\\\Program Files\\\\KubeEdge\\\\[^\"]+\\\\runtime\\\\bin\\\\java.exe\" .*"))
                .contains("start 2", "account LocalSystem", "state 4")
                .anyMatch(line -> line.matches("description .+"))
                .anyMatch(line -> line.matches("preshutdown [1-9][0-9]+"))
                .noneMatch(line -> line.contains("token"));
    }

    /** What a containerd of Windows would have got, from the record of what was asked. */
    private void assertAskedAsOfWindows() throws Exception {
        assertThat(bridge.requests())
                .as("the container")
                .anyMatch(line -> line.contains("\"windows\":") && line.contains("C:\\\\ProgramData\\\\KubeEdge"))
                .noneMatch(line -> line.contains("\"linux\":{"));
    }

    private void assertStopsInTime() throws Exception {
        Instant begin = Instant.now();
        machine.windows("net", "stop", "edgecore").succeeded();
        assertThat(Duration.between(begin, Instant.now())).isLessThan(STOP);
        assertThat(machine.java(ServiceReadBack.class, "edgecore").succeeded().output())
                .contains("state 1");
    }

    private static String[] join(Sandbox cloud, String... more) {
        List<String> words = new ArrayList<>(List.of(
                "join",
                "--edgenode-name",
                NODE,
                "--cloudcore-ipport",
                cloud.endpoint(),
                "--certport",
                String.valueOf(cloud.certificatePort()),
                "--token",
                cloud.token()));
        words.addAll(List.of(more));
        return words.toArray(String[]::new);
    }
}
