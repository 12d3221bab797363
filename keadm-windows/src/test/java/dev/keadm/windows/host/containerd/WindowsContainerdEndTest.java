package dev.keadm.windows.host.containerd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keadm.cri.CriEndpoint;
import dev.keadm.cri.CriException;
import dev.keadm.cri.CriTransport;
import dev.keadm.cri.FakeCri;
import dev.keadm.cri.v1.PodSandboxConfig;
import dev.keadm.cri.v1.PodSandboxMetadata;
import dev.keadm.host.FakeHost;
import dev.keadm.host.HostLayout;
import java.io.IOException;
import java.nio.channels.ByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class WindowsContainerdEndTest {
    @TempDir
    Path dir;

    private final FakeCri cri =
            new FakeCri(Clock.systemUTC()).withImage("docker.io/library/one:1").withImage("docker.io/library/two:1");

    private void sandbox(String name) throws CriException {
        cri.runPodSandbox(
                new PodSandboxConfig.Builder()
                        .metadata(new PodSandboxMetadata.Builder()
                                .name(name)
                                .namespace("default")
                                .uid(name)
                                .build())
                        .build(),
                "");
    }

    @Test
    void shouldLetContainerdTakeItsContainersAndImagesAway() throws Exception {
        sandbox("one");
        sandbox("two");

        WindowsContainerdEnd.empty(cri, cri);

        assertThat(cri.listPodSandboxes()).isEmpty();
        assertThat(cri.listImages()).isEmpty();
    }

    @Test
    void shouldGoOnPastOneThatStays() throws Exception {
        sandbox("one");
        sandbox("two");
        cri.before(call -> {
            if (call.object().contains("one")) {
                throw new CriException(CriException.Code.UNKNOWN, call.name(), "stuck", "stuck");
            }
        });

        WindowsContainerdEnd.empty(cri, cri);

        assertThat(cri.listPodSandboxes()).hasSize(1);
        assertThat(cri.listImages()).hasSize(1);
    }

    @Test
    void shouldDestroyLayersThatAreLeftThroughTheSystem() throws Exception {
        Path layers = Files.createDirectories(dir.resolve("io.containerd.snapshotter.v1.windows/snapshots"));
        Path layer = Files.createDirectory(layers.resolve("7"));
        List<Path> destroyed = new ArrayList<>();
        WindowsContainerdEnd end = new WindowsContainerdEnd(
                (_, _) -> {
                    throw new AssertionError("nothing is to be called");
                },
                destroyed::add,
                _ -> {});

        end.beforeDelete(dir);
        end.beforeDelete(dir.resolve("state"));

        assertThat(destroyed).containsExactly(layer);
    }

    /** Windows tells that a service runs before its pipe is there; without layers there is nothing to wait for. */
    @Test
    void shouldWaitForAContainerdThatHasLayersToTakeAway() throws Exception {
        HostLayout layout = HostLayout.windows(dir.resolve("programs"), dir.resolve("data"));
        FakeHost host = new FakeHost(layout);
        List<Long> asked = new ArrayList<>();
        List<Duration> waits = new ArrayList<>();
        WindowsContainerdEnd end = new WindowsContainerdEnd(
                (endpoint, pid) -> {
                    asked.add(pid);
                    return new Unreachable(endpoint);
                },
                _ -> {},
                waits::add);

        assertThat(end.needed(host.host().view())).isFalse();
        assertThat(end.beforeStop(host.host().view(), 4711))
                .hasValueSatisfying(why -> assertThat(why).contains("made by process 8"));
        assertThat(asked).containsExactly(4711L);
        assertThat(waits).isEmpty();

        Files.createDirectories(layout.runtime().data().resolve("io.containerd.snapshotter.v1.windows/snapshots/7"));
        assertThat(end.needed(host.host().view())).isTrue();
        assertThat(end.beforeStop(host.host().view(), 4711)).isPresent();
        assertThat(asked).hasSize(31);
        assertThat(waits).hasSize(29);
    }

    private record Unreachable(CriEndpoint endpoint) implements CriTransport {
        @Override
        public ByteChannel open() throws IOException {
            throw new IOException("The pipe was made by process 8");
        }
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "its paths are written as on Linux")
    void shouldKnowContainersByTheirShim() throws Exception {
        HostLayout layout = HostLayout.windows(Path.of("/Program Files"), Path.of("/ProgramData"));
        FakeHost host = new FakeHost(layout);
        WindowsContainerdEnd end =
                new WindowsContainerdEnd((_, _) -> new Unreachable(new CriEndpoint.NamedPipe("x")), _ -> {}, _ -> {});
        host.processes().add("/somebody/containerd-shim-runhcs-v1.exe");
        assertThat(end.containersRun(host.host().view())).isFalse();

        host.processes().add("/Program Files/containerd/containerd-shim-runhcs-v1.exe");

        assertThat(end.containersRun(host.host().view())).isTrue();
    }
}
