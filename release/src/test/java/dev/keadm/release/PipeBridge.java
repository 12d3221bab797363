package dev.keadm.release;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.keadm.wine.Wine;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * {@code \\.\pipe\containerd-containerd} of Wine, with a containerd of Linux behind it: Windows' paths are turned into those
 * of the same files here, and what the client asked for is written down.
 */
final class PipeBridge implements AutoCloseable {
    private static final String PIPE = "\\\\.\\pipe\\containerd-containerd";

    private final Path record;
    private final List<Process> processes = new ArrayList<>();

    /** @param folder to write to */
    PipeBridge(Wine wine, TestRuntime runtime, Path folder) throws IOException {
        Path paths = wine.home().resolveSibling("bin").resolve("cri-paths");
        Path bridge = wine.home().resolve("pipe-bridge.exe");
        assumeTrue(Files.isExecutable(paths), "there is no " + paths);
        assumeTrue(Files.exists(bridge), "there is no " + bridge);
        record = folder.resolve("cri.jsonl");
        String port = String.valueOf(freePort());
        start(
                folder,
                new ProcessBuilder(
                        paths.toString(),
                        "-listen",
                        "127.0.0.1:" + port,
                        "-containerd",
                        runtime.endpoint().replaceFirst("^unix://", ""),
                        "-drive-c",
                        wine.driveC().toString(),
                        "-record",
                        record.toString()));
        start(folder, wine.program(List.of(bridge.toString(), PIPE, "127.0.0.1", port)));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void start(Path folder, ProcessBuilder program) throws IOException {
        processes.add(program.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("bridge.log").toFile()))
                .start());
    }

    /** A line of JSON for each sandbox and container that was asked for, as a containerd of Windows would have got it. */
    List<String> asked() throws IOException {
        return Files.readAllLines(record, StandardCharsets.UTF_8);
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
