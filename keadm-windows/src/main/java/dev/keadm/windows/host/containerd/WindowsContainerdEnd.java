package dev.keadm.windows.host.containerd;

import dev.keadm.artifact.Waiting;
import dev.keadm.containerd.ContainerdEnd;
import dev.keadm.cri.CriClient;
import dev.keadm.cri.CriEndpoint;
import dev.keadm.cri.CriException;
import dev.keadm.cri.CriImages;
import dev.keadm.cri.CriRuntime;
import dev.keadm.cri.CriTransport;
import dev.keadm.cri.v1.Image;
import dev.keadm.cri.v1.PodSandbox;
import dev.keadm.host.HostView;
import dev.keadm.windows.jna.ComputeStorage;
import dev.keadm.windows.pipe.PipeTransports;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lets containerd take its own containers and images away while it still runs, as only it knows which layers are mounted;
 * layers that are left then go through the system, never file by file.
 */
public final class WindowsContainerdEnd implements ContainerdEnd {
    private static final Path LAYERS = Path.of("io.containerd.snapshotter.v1.windows", "snapshots");

    /** As long as a containerd with many containers takes from its start until it answers. */
    private static final int TRIES = 30;

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final OwnRuntime runtime;
    private final LayerStore layers;
    private final Waiting waiting;

    /** Reaches a runtime, and nobody but it. */
    @FunctionalInterface
    interface OwnRuntime {
        /** @param pid of the process that must be the one that answers */
        CriTransport at(CriEndpoint.NamedPipe endpoint, long pid);
    }

    public WindowsContainerdEnd(PipeTransports transports) {
        this(
                transports::servedBy,
                layer -> {
                    if (ComputeStorage.present()) {
                        ComputeStorage.destroyLayer(layer);
                    }
                },
                Waiting.REAL);
    }

    WindowsContainerdEnd(OwnRuntime runtime, LayerStore layers, Waiting waiting) {
        this.runtime = runtime;
        this.layers = layers;
        this.waiting = waiting;
    }

    private interface Call {
        void run() throws CriException;
    }

    @Override
    public boolean needed(HostView host) throws IOException {
        return !layersIn(host.layout().runtime().data()).isEmpty();
    }

    @Override
    public Optional<String> beforeStop(HostView host, long pid) throws IOException, InterruptedException {
        Optional<String> impediment = takeAway(pid);
        // the service counts as running before its pipe is there
        for (int i = 1; i < TRIES && impediment.isPresent() && needed(host); i++) {
            waiting.pause(PAUSE);
            impediment = takeAway(pid);
        }
        return impediment;
    }

    private Optional<String> takeAway(long pid) {
        try (CriClient client = CriClient.to(runtime.at(new CriEndpoint.NamedPipe(WindowsContainerd.PIPE), pid))) {
            empty(client.runtime(), client.images());
            List<String> left = client.runtime().listPodSandboxes().stream()
                    .map(sandbox -> sandbox.id)
                    .toList();
            return left.isEmpty() ? Optional.empty() : Optional.of("it keeps the pods " + String.join(", ", left));
        } catch (CriException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public boolean containersRun(HostView host) throws IOException {
        Path shim = new WindowsContainerd().shim(host.layout());
        return host.processes().named(String.valueOf(shim.getFileName())).stream()
                .anyMatch(process -> process.command().getFirst().equalsIgnoreCase(shim.toString()));
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

    /** What stays is named when all was tried. */
    private static void tryTo(Call call) {
        try {
            call.run();
        } catch (CriException _) {
            // see above
        }
    }

    @Override
    public void beforeDelete(Path data) throws IOException, InterruptedException {
        for (Path layer : layersIn(data)) {
            layers.destroy(layer);
        }
    }

    private static List<Path> layersIn(Path data) throws IOException {
        Path folder = data.resolve(LAYERS);
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            entries.forEach(found::add);
        }
        return found;
    }
}
