package dev.keadm.containerd;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs the program that was installed. */
public final class InstalledContainerd implements ContainerdProgram {
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    @Override
    public String version(Path containerd) throws IOException, InterruptedException {
        return run(List.of(containerd.toString(), "--version"));
    }

    @Override
    public void check(Path containerd, Path config) throws IOException, InterruptedException {
        run(List.of(containerd.toString(), "--config", config.toString(), "config", "dump"));
    }

    /** No file takes the output: on Windows one stays locked for a moment after its writer ended. */
    private static String run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            process.getOutputStream().close();
            FutureTask<byte[]> output =
                    new FutureTask<>(() -> process.getInputStream().readAllBytes());
            Thread.ofVirtual().name("containerd-output").start(output);
            byte[] bytes = output.get(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
            if (!process.waitFor(DEADLINE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw late(command);
            }
            String text = new String(bytes, StandardCharsets.UTF_8).strip();
            if (process.exitValue() != 0) {
                throw new IOException("'" + String.join(" ", command) + "' ended with " + process.exitValue() + ": "
                        + text.lines().reduce("", (_, last) -> last));
            }
            return text;
        } catch (TimeoutException _) {
            throw late(command);
        } catch (ExecutionException e) {
            throw new IOException("Cannot read what '" + String.join(" ", command) + "' prints: " + e.getMessage(), e);
        } finally {
            process.destroyForcibly();
        }
    }

    private static IOException late(List<String> command) {
        return new IOException("'" + String.join(" ", command) + "' did not end within " + DEADLINE.toSeconds() + " s");
    }
}
