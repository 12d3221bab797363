package dev.keadm.cli;

import dev.keadm.cli.console.Streams;
import dev.keadm.error.ExitCode;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Run once by the build, in place of {@link Main}, so that the classes of the commands that matter are in the AOT cache
 * that the launcher gives to the JVM. It changes nothing on the machine and prints nothing but a command that went wrong.
 */
final class AotTraining {
    private static final List<List<String>> RUNS =
            List.of(List.of("version"), List.of("version", "-o", "json"), List.of("--help"));

    private AotTraining() {}

    public static void main(String[] args) {
        for (List<String> run : RUNS) {
            PrintWriter nowhere = new PrintWriter(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
            Streams streams = new Streams(nowhere, nowhere, InputStream.nullInputStream(), System.getenv());
            int code = Main.run(streams, new MachineOperations(new Interruption()), run.toArray(String[]::new));
            if (code == ExitCode.INTERNAL.number()) {
                throw new IllegalStateException("keadm " + String.join(" ", run) + " ended with " + code);
            }
        }
    }
}
