package dev.keadm.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.keadm.artifact.ReleaseServer;
import dev.keadm.cli.KeadmWithoutHns;
import dev.keadm.host.FakeFaults;
import dev.keadm.sandbox.Sandbox;
import dev.keadm.sandbox.SandboxOptions;
import dev.keadm.windows.host.containerd.ContainerdStandIn;
import dev.keadm.windows.host.containerd.WindowsRelease;
import dev.keadm.wine.Wine;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Join on a Windows that has no container runtime, in Wine: keadm downloads, verifies, installs, configures and registers a
 * containerd, which a stand-in is, and the node gets Ready on it; reset leaves nothing.
 */
@Tag("peer")
@Tag("windows")
@EnabledOnOs(OS.LINUX)
class WineInstallTest {
    private static final String NODE = "installed-windows";

    @TempDir
    private Path folder;

    private WineMachine machine;

    @BeforeEach
    void machine() throws Exception {
        WineMachine here = WineMachine.orSkip(folder);
        assumeTrue(
                "root".equals(System.getProperty("user.name")), "joining needs an administrator, who is root in Wine");
        machine = here;
        takeBack();
    }

    @AfterEach
    void leave() throws Exception {
        if (machine != null) {
            takeBack();
        }
    }

    /** What a run that was broken off left. */
    private void takeBack() throws Exception {
        if (machine.joined()) {
            keadm("reset", "--yes").succeeded();
        }
    }

    @Test
    void shouldJoinWithAContainerdOfItsOwnAndLeaveNothing() throws Exception {
        try (Sandbox cloud = Sandbox.start(SandboxOptions.in(folder.resolve("cloud")));
                ContainerdStandIn standIn =
                        new ContainerdStandIn(machine.wine(), Files.createDirectory(folder.resolve("c")));
                ReleaseServer server = new ReleaseServer()) {
            WindowsRelease.serve(server, standIn.program());
            Map<String, String> files = machine.files();
            Map<String, List<String>> registry = machine.registry();

            Command joined = keadm(join(cloud, server.base()));

            assertThat(joined.output()).contains("Make the NAT network 'keadm' for pods");
            joined.succeeded();
            assertThat(new TestPods(cloud).ready(NODE)).isTrue();
            assertThat(machine.java(ServiceReadBack.class, "keadm-containerd")
                            .succeeded()
                            .output())
                    .contains("state 4")
                    .contains("containerd.exe\" --run-service");
            assertThat(machine.wine().onDriveC("C:\\ProgramData\\KubeEdge\\config\\edgecore.yaml"))
                    .content()
                    .doesNotContain("cgroupfs");
            assertThat(keadm(join(cloud, server.base())).succeeded().output()).contains("Nothing to do");

            keadm("reset", "--yes").succeeded();
            assertThat(machine.files()).isEqualTo(files);
            assertThat(machine.registry()).isEqualTo(registry);
        }
    }

    /** The shipped jars, with a composition of the tests' own. */
    private Command keadm(String... words) throws IOException, InterruptedException {
        String natives = Wine.path(ShippedTree.windows().resolve("lib/native"));
        List<String> command = new ArrayList<>(List.of(
                "--enable-native-access=ALL-UNNAMED",
                "-Dkeadm.home=" + Wine.path(ShippedTree.windows()),
                "-Djna.boot.library.path=" + natives,
                "-Dorg.sqlite.lib.path=" + natives,
                "-cp",
                Stream.concat(
                                Stream.of(Wine.path(ShippedTree.windows().resolve("lib")) + "\\*"),
                                Stream.of(KeadmWithoutHns.class, WindowsRelease.class, FakeFaults.class)
                                        .map(WineInstallTest::place))
                        .collect(Collectors.joining(";")),
                KeadmWithoutHns.class.getName()));
        command.addAll(List.of(words));
        command.add("--no-color");
        return WineMachine.run(machine.wine().java(command));
    }

    private static String place(Class<?> type) {
        return Wine.path(
                Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath()));
    }

    private static String[] join(Sandbox cloud, URI mirror) {
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
            "--download-repo",
            mirror.toString()
        };
    }
}
