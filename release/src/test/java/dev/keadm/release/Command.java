package dev.keadm.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** A program that was run to its end. */
record Command(int exitCode, String output) {
    private static final long LIMIT_MINUTES = 5;

    /** Both of its streams are in the output. */
    static Command run(ProcessBuilder program) throws IOException, InterruptedException {
        Process process = program.redirectErrorStream(true).start();
        process.getOutputStream().close();
        Thread watchdog = Thread.ofVirtual().start(() -> end(process));
        byte[] output = process.getInputStream().readAllBytes();
        int exitCode = process.waitFor();
        watchdog.interrupt();
        return new Command(exitCode, new String(output, StandardCharsets.UTF_8));
    }

    private static void end(Process process) {
        try {
            if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    Command succeeded() {
        assertThat(exitCode).as(output).isZero();
        return this;
    }
}
