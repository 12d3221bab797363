package dev.keadm.cli;

import dev.keadm.cli.command.Commands;
import dev.keadm.cli.command.Operations;
import dev.keadm.cli.console.Streams;
import java.io.Console;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/** Entry point. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        Charset charset = charset();
        PrintWriter out = new PrintWriter(System.out, true, charset);
        PrintWriter err = new PrintWriter(System.err, true, charset);
        Interruption interruption = new Interruption();
        Streams streams = new Streams(out, err, System.in, System.getenv());
        LocalMachine machine = onWindows() ? new WindowsMachine() : new LinuxMachine();
        int code = interruption.guard(() -> run(streams, new MachineOperations(machine, interruption), args));
        // all is flushed and closed by now; System.exit would load the JDK's logging first, to log that it exits
        Runtime.getRuntime().halt(code);
    }

    private static boolean onWindows() {
        return System.getProperty("os.name").startsWith("Windows");
    }

    /** A console window of Windows has a code page of its own; files, pipes and everything else get UTF-8. */
    private static Charset charset() {
        @Nullable Console console = onWindows() ? System.console() : null;
        return console != null && console.isTerminal() ? System.out.charset() : Charset.defaultCharset();
    }

    /** Runs one command line and returns its {@linkplain dev.keadm.error.ExitCode exit code}. */
    static int run(Streams streams, Operations operations, String... args) {
        return new Commands(streams, operations).run(args);
    }
}
