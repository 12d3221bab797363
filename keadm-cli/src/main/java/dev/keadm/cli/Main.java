package dev.keadm.cli;

import dev.keadm.cli.command.Commands;
import dev.keadm.cli.console.Streams;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Map;

/** Entry point. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        Charset charset = Charset.defaultCharset();
        System.exit(run(
                new PrintWriter(System.out, true, charset),
                new PrintWriter(System.err, true, charset),
                System.in,
                args));
    }

    /** Runs one command line and returns its {@linkplain ExitCode exit code}. */
    public static int run(PrintWriter out, PrintWriter err, InputStream in, String... args) {
        return Commands.run(new Streams(out, err, in, Map.copyOf(System.getenv())), args);
    }
}
