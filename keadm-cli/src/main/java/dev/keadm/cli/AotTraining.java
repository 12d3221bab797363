package dev.keadm.cli;

import dev.keadm.cli.console.Streams;
import dev.keadm.error.ExitCode;
import dev.keadm.host.linux.LinuxFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Run once by the build, in place of {@link Main}, so that the classes of the commands that matter are in the AOT cache
 * that the launcher gives to the JVM. It changes nothing on the machine and prints nothing but a command that went wrong.
 */
final class AotTraining {
    /**
     * A dry run of join is left out on purpose: the JVM links all classes of the cache when it starts, and the workflow's own
     * cost every short command more than they save in one that talks to a cloud for seconds.
     */
    private static List<List<String>> runs(String root) {
        return List.of(
                List.of("version"),
                List.of("version", "-o", "json"),
                List.of("--help"),
                List.of("join", "--help"),
                List.of("reset", "--dry-run", "--root", root));
    }

    private AotTraining() {}

    public static void main(String[] args) throws IOException {
        Path root = Files.createTempDirectory("keadm-aot");
        try {
            train(root);
        } finally {
            new LinuxFiles().deleteTree(root);
        }
    }

    private static void train(Path root) {
        for (List<String> run : runs(root.toString())) {
            PrintWriter nowhere = new PrintWriter(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
            Streams streams = new Streams(nowhere, nowhere, InputStream.nullInputStream(), System.getenv());
            int code = Main.run(
                    streams, new MachineOperations(new LinuxMachine(), new Interruption()), run.toArray(String[]::new));
            if (code == ExitCode.INTERNAL.number()) {
                throw new IllegalStateException("keadm " + String.join(" ", run) + " ended with " + code);
            }
        }
    }
}
