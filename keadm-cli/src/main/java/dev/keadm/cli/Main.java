package dev.keadm.cli;

import dev.keadm.cli.command.Commands;
import dev.keadm.cli.command.Operations;
import dev.keadm.cli.console.Streams;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;

/** Entry point. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        Charset charset = Charset.defaultCharset();
        PrintWriter out = new PrintWriter(System.out, true, charset);
        PrintWriter err = new PrintWriter(System.err, true, charset);
        System.exit(Interruption.guard(() -> run(out, err, System.in, args)));
    }

    /** Runs one command line and returns its {@linkplain dev.keadm.error.ExitCode exit code}. */
    public static int run(PrintWriter out, PrintWriter err, InputStream in, String... args) {
        Streams streams = new Streams(out, err, in, System.getenv());
        return run(streams, new MachineOperations(), args);
    }

    /** The same on another machine than this one. */
    static int run(Streams streams, Operations operations, String... args) {
        return new Commands(streams, operations).run(args);
    }
}
