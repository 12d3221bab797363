package dev.keadm.windows.host.containerd;

import dev.keadm.containerd.ContainerdEnd;
import dev.keadm.cri.CriClient;
import dev.keadm.cri.CriEndpoint;
import dev.keadm.cri.CriException;
import dev.keadm.cri.CriImages;
import dev.keadm.cri.CriRuntime;
import dev.keadm.cri.CriTransports;
import dev.keadm.cri.v1.Image;
import dev.keadm.cri.v1.PodSandbox;
import dev.keadm.host.HostLayout;
import dev.keadm.windows.jna.ComputeStorage;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Lets containerd take its own containers and images away while it still runs, as only it knows which layers are mounted;
 * layers that are left then go through the system, never file by file.
 */
public final class WindowsContainerdEnd implements ContainerdEnd {
    private static final Path LAYERS = Path.of("io.containerd.snapshotter.v1.windows", "snapshots");

    private final CriTransports transports;
    private final LayerStore layers;

    public WindowsContainerdEnd(CriTransports transports) {
        this(transports, layer -> {
            if (ComputeStorage.present()) {
                ComputeStorage.destroyLayer(layer);
            }
        });
    }

    WindowsContainerdEnd(CriTransports transports, LayerStore layers) {
        this.transports = transports;
        this.layers = layers;
    }

    private interface Call {
        void run() throws CriException;
    }

    @Override
    public void beforeStop(HostLayout layout) {
        try (CriClient client = CriClient.to(transports.to(new CriEndpoint.NamedPipe(WindowsContainerd.PIPE)))) {
            empty(client.runtime(), client.images());
        } catch (CriException _) {
            // it does not answer, so it has nothing mounted that it could let go of
        }
    }

    static void empty(CriRuntime runtime, CriImages images) throws CriException {
        for (PodSandbox sandbox : runtime.listPodSandboxes()) {
            tryTo(() -> runtime.stopPodSandbox(sandbox.id));
            tryTo(() -> runtime.removePodSandbox(sandbox.id));
        }
        for (Image image : images.listImages()) {
            tryTo(() -> images.removeImage(image.id));
        }
    }

    /** What stays keeps its files open, and the deletion of the data, which comes next, names them. */
    private static void tryTo(Call call) {
        try {
            call.run();
        } catch (CriException _) {
            // see above
        }
    }

    @Override
    public void beforeDelete(Path data) throws IOException, InterruptedException {
        Path folder = data.resolve(LAYERS);
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            entries.forEach(found::add);
        }
        for (Path layer : found) {
            layers.destroy(layer);
        }
    }
}
