package dev.keadm.host.linux;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a program of the system to its end: by argument list, with a deadline, its output kept. */
class SystemCommands {
    /** @param output both streams, as text */
    record Result(int exitCode, String output) {}

    Result run(Duration deadline, List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("keadm-", ".out");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(new File("/dev/null"))
                    .redirectOutput(output.toFile())
                    .start();
            await(process, deadline, command);
            return new Result(
                    process.exitValue(),
                    Files.readString(output, StandardCharsets.UTF_8).strip());
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private static void await(Process process, Duration deadline, List<String> command)
            throws IOException, InterruptedException {
        try {
            if (!process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException(
                        "'" + String.join(" ", command) + "' did not end within " + deadline.toSeconds() + " s");
            }
        } finally {
            process.destroyForcibly();
        }
    }
}
