package dev.keadm.cli;

import dev.keadm.cli.command.Operations;
import dev.keadm.cli.console.Streams;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What one command line did: its exit code and everything that it printed. */
record Run(int code, String out, String err) {

    static Run of(String... args) {
        return on(new RecordingOperations(), args);
    }

    static Run on(Operations operations, String... args) {
        return on(operations, Map.of("TERM", "dumb"), "", args);
    }

    static Run on(Operations operations, Map<String, String> env, String input, String... args) {
        return on(operations, env, new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), true, args);
    }

    /** @param terminal whether somebody could answer */
    static Run on(Operations operations, Map<String, String> env, InputStream input, boolean terminal, String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Streams streams =
                new Streams(new PrintWriter(out, true), new PrintWriter(err, true), input, env, () -> terminal);
        return new Run(Main.run(streams, operations, args), text(out), text(err));
    }

    /** With the ends of lines that golden files have. */
    private static String text(StringWriter written) {
        return written.toString().replace("\r\n", "\n");
    }
}
