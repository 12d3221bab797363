package dev.keadm.cli;

import dev.keadm.cli.command.Commands;
import dev.keadm.cli.command.Operations;
import dev.keadm.cli.console.Streams;
import java.io.PrintWriter;
import java.nio.charset.Charset;

/** Entry point. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        Charset charset = Charset.defaultCharset();
        PrintWriter out = new PrintWriter(System.out, true, charset);
        PrintWriter err = new PrintWriter(System.err, true, charset);
        Interruption interruption = new Interruption();
        Streams streams = new Streams(out, err, System.in, System.getenv());
        int code = interruption.guard(() -> run(streams, new MachineOperations(thisMachine(), interruption), args));
        // all is flushed and closed by now; System.exit would load the JDK's logging first, to log that it exits
        Runtime.getRuntime().halt(code);
    }

    private static LocalMachine thisMachine() {
        return System.getProperty("os.name").startsWith("Windows") ? new WindowsMachine() : new LinuxMachine();
    }

    /** Runs one command line and returns its {@linkplain dev.keadm.error.ExitCode exit code}. */
    static int run(Streams streams, Operations operations, String... args) {
        return new Commands(streams, operations).run(args);
    }
}
