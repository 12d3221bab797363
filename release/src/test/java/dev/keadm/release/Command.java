package dev.keadm.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A program that was run to its end. */
record Command(int exitCode, String output) {
    private static final long LIMIT_MINUTES = 5;

    /**
     * Both of its streams are in the output, through a file: what it starts in the background keeps a pipe open, as Wine
     * does with its own services.
     */
    static Command run(ProcessBuilder program) throws IOException, InterruptedException {
        Path output = Files.createTempFile("command", ".out");
        try {
            Process process = program.redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
            }
            return new Command(process.waitFor(), Files.readString(output, StandardCharsets.UTF_8));
        } finally {
            Files.delete(output);
        }
    }

    Command succeeded() {
        assertThat(exitCode).as(output).isZero();
        return this;
    }
}
