package dev.keadm.wine;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The way from a named pipe in Wine to the Linux containerd: a Windows program that serves the pipe, and one of Linux that
 * turns Windows' paths into those of Linux and writes down what it was asked to run. Both end with it.
 */
public final class PipeBridge implements AutoCloseable {
    private final String pipe;
    private final Path record;
    private final int port;
    private final ProcessBuilder translation;
    private Process translator;
    private final Process server;

    private PipeBridge(String pipe, Path record, int port, ProcessBuilder translation, ProcessBuilder service)
            throws IOException, InterruptedException {
        this.pipe = pipe;
        this.record = record;
        this.port = port;
        this.translation = translation;
        this.translator = translation.start();
        awaitTranslator();
        this.server = service.start();
    }

    /**
     * Ends the test as skipped where there is no compiler for the program.
     *
     * @param pipe what follows {@code \\.\pipe\}
     * @param containerd the socket of the Linux containerd
     * @param folder for the program that serves the pipe and the record of requests
     */
    public static PipeBridge start(Wine wine, String pipe, Path containerd, Path folder)
            throws IOException, InterruptedException {
        Mingw.orSkip();
        Path record = folder.resolve("cri.jsonl");
        Path program = Files.createTempDirectory(folder, "bridge").resolve("pipe-bridge.exe");
        Mingw.compile(program, "pipe-bridge.c", "-municode", "-lws2_32");
        int port = freePort();
        ProcessBuilder translation = new ProcessBuilder(
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
                .redirectOutput(folder.resolve("cri-paths.log").toFile());
        ProcessBuilder service = wine.program(List.of(program.toString(), pipe, String.valueOf(port)))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        return new PipeBridge(pipe, record, port, translation, service);
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

    /** Goes on after a {@link #kill}. */
    public void restart() throws IOException, InterruptedException {
        translator = translation.start();
        awaitTranslator();
    }

    /**
     * Ends the half of the bridge that is a program of Linux, without any chance to say good-bye; its clients see a broken
     * pipe, and a pipe that breaks at once for as long as it is away.
     */
    public void kill() throws InterruptedException {
        translator.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        try {
            kill();
            server.destroyForcibly().waitFor();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
