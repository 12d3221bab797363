package dev.keadm.containerd;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

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

    private static String run(List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("keadm-", ".out");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            process.getOutputStream().close();
            await(process, command);
            String text = Files.readString(output, StandardCharsets.UTF_8).strip();
            if (process.exitValue() != 0) {
                throw new IOException("'" + String.join(" ", command) + "' ended with " + process.exitValue() + ": "
                        + text.lines().reduce("", (_, last) -> last));
            }
            return text;
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private static void await(Process process, List<String> command) throws IOException, InterruptedException {
        try {
            if (!process.waitFor(DEADLINE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException(
                        "'" + String.join(" ", command) + "' did not end within " + DEADLINE.toSeconds() + " s");
            }
        } finally {
            process.destroyForcibly();
        }
    }
}
