package dev.keadm.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.keadm.sandbox.Sandbox;
import dev.keadm.sandbox.SandboxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The whole way on Linux: join, a pod, join again, reset from the installed copy. */
@Tag("peer")
@EnabledOnOs(OS.LINUX)
class LinuxJoinTest {
    private static final String NODE = "shipped-linux";

    @TempDir
    private Path folder;

    private Path root = Path.of("");
    private TestRuntime runtime = new TestRuntime("");

    @BeforeEach
    void machine() throws IOException {
        runtime = TestRuntime.orSkip();
        assumeTrue("root".equals(System.getProperty("user.name")), "joining needs root");
        root = Files.createDirectory(folder.resolve("root"));
    }

    @AfterEach
    void takeBack() throws Exception {
        if (Files.exists(root.resolve("var/lib/kubeedge"))) {
            keadm("reset", "--yes");
        }
    }

    @Test
    void shouldJoinRunAPodAndLeaveNothing() throws Exception {
        try (Sandbox cloud = Sandbox.start(SandboxOptions.in(folder.resolve("cloud")))) {
            TestPods pods = new TestPods(cloud);
            keadm(join(cloud)).succeeded();
            assertThat(pods.ready(NODE)).isTrue();

            pods.createObjects();
            pods.createPod("reader", "linux");
            pods.awaitRunning("reader");
            assertThat(runtime.sandboxes(TestPods.NAMESPACE, "reader")).hasSize(1);

            assertThat(keadm(join(cloud)).succeeded().output()).contains("Nothing to do");

            pods.delete("reader");
            installed("reset", "--yes").succeeded();
            assertThat(runtime.sandboxes(TestPods.NAMESPACE, "reader")).isEmpty();
            assertThat(root).isEmptyDirectory();
        }
    }

    private String[] join(Sandbox cloud) {
        return new String[] {
            "join",
            "--edgenode-name",
            NODE,
            "--cloudcore-ipport",
            cloud.endpoint(),
            "--certport",
            String.valueOf(cloud.certificatePort()),
            "--token",
            cloud.token(),
            "--remote-runtime-endpoint",
            runtime.endpoint()
        };
    }

    private Command keadm(String... words) throws IOException, InterruptedException {
        return run(ShippedTree.linux().resolve("bin/keadm"), words);
    }

    private Command installed(String... words) throws IOException, InterruptedException {
        return run(root.resolve("usr/local/bin/keadm"), words);
    }

    private Command run(Path keadm, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(keadm.toString()));
        command.addAll(List.of(words));
        command.addAll(List.of("--no-color", "--root", root.toString()));
        return Command.run(new ProcessBuilder(command));
    }
}
