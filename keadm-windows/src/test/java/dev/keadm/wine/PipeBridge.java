package dev.keadm.wine;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The way from a named pipe in Wine to the Linux containerd: a Windows program that serves the pipe, and one of Linux that
 * turns Windows' paths into those of Linux and writes down what it was asked to run. Both end with it.
 */
public final class PipeBridge implements AutoCloseable {
    private final Wine wine;
    private final String pipe;
    private final Path record;
    private final int port;
    private final Process translator;
    private @Nullable Process server;

    private PipeBridge(Wine wine, String pipe, Path record, int port, Process translator) {
        this.wine = wine;
        this.pipe = pipe;
        this.record = record;
        this.port = port;
        this.translator = translator;
    }

    /**
     * @param pipe what follows {@code \\.\pipe\}
     * @param containerd the socket of the Linux containerd
     * @param folder for the record of requests
     */
    public static PipeBridge start(Wine wine, String pipe, Path containerd, Path folder)
            throws IOException, InterruptedException {
        Path record = folder.resolve("cri.jsonl");
        int port = freePort();
        Process translator = new ProcessBuilder(
                        wine.home().resolveSibling("bin").resolve("cri-paths").toString(),
                        "-listen",
                        "127.0.0.1:" + port,
                        "-containerd",
                        containerd.toString(),
                        "-drive-c",
                        wine.driveC().toString(),
                        "-record",
                        record.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("cri-paths.log").toFile())
                .start();
        PipeBridge bridge = new PipeBridge(wine, pipe, record, port, translator);
        bridge.awaitTranslator();
        bridge.serve();
        return bridge;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitTranslator() throws IOException, InterruptedException {
        for (int attempt = 0; ; attempt++) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
                return;
            } catch (IOException e) {
                if (attempt == 100 || translator.waitFor(50, TimeUnit.MILLISECONDS)) {
                    throw e;
                }
            }
        }
    }

    /** As {@code --remote-runtime-endpoint} takes it. */
    public String endpoint() {
        return "npipe:////./pipe/" + pipe;
    }

    /** One JSON object a line for each RunPodSandbox, CreateContainer and UpdateContainerResources that arrived. */
    public List<String> requests() throws IOException {
        return Files.exists(record) ? Files.readAllLines(record) : List.of();
    }

    /** Serves the pipe, from some time after it returns. */
    public void serve() throws IOException {
        server = wine.program(List.of(
                        wine.home().resolve("pipe-bridge.exe").toString(),
                        "\\\\.\\pipe\\" + pipe,
                        "127.0.0.1",
                        String.valueOf(port)))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(new File("/dev/null")))
                .start();
    }

    /** Ends the pipe's server without any chance to say good-bye; its clients see a broken pipe. */
    public void kill() throws InterruptedException {
        Process running = server;
        if (running != null) {
            running.destroyForcibly().waitFor();
        }
    }

    @Override
    public void close() {
        try {
            kill();
            translator.destroyForcibly().waitFor();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
