package dev.keadm.windows.host.containerd;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.keadm.cri.CriClient;
import dev.keadm.cri.CriEndpoint;
import dev.keadm.cri.CriException;
import dev.keadm.cri.UnixTransports;
import dev.keadm.wine.Mingw;
import dev.keadm.wine.Wine;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/**
 * A {@code containerd.exe} for Wine, and behind it a containerd of Linux of its own: whoever undoes the installation takes
 * images and sandboxes away.
 */
public final class ContainerdStandIn implements AutoCloseable {
    private static final Path CONTAINERD = Path.of("/usr/bin/containerd");

    private final Path folder;
    private final Path program;
    private final List<Process> processes = new ArrayList<>();

    /** @param folder to be its own; socket paths must be short */
    public ContainerdStandIn(Wine wine, Path folder) throws IOException, InterruptedException {
        Path paths = wine.home().resolveSibling("bin").resolve("cri-paths");
        Mingw.orSkip();
        assumeTrue(Files.isExecutable(CONTAINERD), "there is no " + CONTAINERD);
        assumeTrue(Files.isExecutable(paths), "there is no " + paths);
        this.folder = folder;
        int port = freePort();
        this.program = folder.resolve("containerd.exe");
        Mingw.compile(program, "containerd.c", "-municode", "-DPORT=" + port, "-lws2_32");
        Path socket = folder.resolve("s");
        startContainerd(socket);
        start(List.of(
                paths.toString(),
                "-listen",
                "127.0.0.1:" + port,
                "-containerd",
                socket.toString(),
                "-drive-c",
                wine.driveC().toString(),
                "-record",
                folder.resolve("cri.jsonl").toString()));
    }

    public byte[] program() throws IOException {
        return Files.readAllBytes(program);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void startContainerd(Path socket) throws IOException {
        Path networks = Files.createDirectory(folder.resolve("net.d"));
        Files.writeString(
                networks.resolve("10-loopback.conflist"),
                "{\"cniVersion\":\"0.4.0\",\"name\":\"stand-in\",\"plugins\":[{\"type\":\"loopback\"}]}");
        Path config = Files.writeString(folder.resolve("config.toml"), """
                version = 2
                root = '%1$s/root'
                state = '%1$s/state'
                [grpc]
                  address = '%2$s'
                [plugins.'io.containerd.internal.v1.opt']
                  path = '%1$s/opt'
                [plugins.'io.containerd.grpc.v1.cri'.cni]
                  bin_dir = '/usr/lib/cni'
                  conf_dir = '%1$s/net.d'
                """.formatted(folder, socket));
        start(List.of(CONTAINERD.toString(), "-c", config.toString()));
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> answers(socket));
    }

    private static boolean answers(Path socket) {
        try (CriClient client = CriClient.to(new UnixTransports().to(new CriEndpoint.UnixSocket(socket)))) {
            client.runtime().version();
            return true;
        } catch (CriException _) {
            return false;
        }
    }

    private void start(List<String> command) throws IOException {
        processes.add(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("output").toFile()))
                .start());
    }

    @Override
    public void close() {
        try {
            for (Process process : processes.reversed()) {
                process.destroy();
                if (!process.waitFor(10, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
