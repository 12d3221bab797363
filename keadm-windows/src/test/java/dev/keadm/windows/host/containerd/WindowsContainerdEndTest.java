package dev.keadm.windows.host.containerd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keadm.cri.CriException;
import dev.keadm.cri.FakeCri;
import dev.keadm.cri.v1.PodSandboxConfig;
import dev.keadm.cri.v1.PodSandboxMetadata;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
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
                _ -> {
                    throw new AssertionError("nothing is to be called");
                },
                destroyed::add);

        end.beforeDelete(dir);
        end.beforeDelete(dir.resolve("state"));

        assertThat(destroyed).containsExactly(layer);
    }
}
