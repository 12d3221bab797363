package dev.keadm.cli.console;

import java.io.InputStream;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * The process's ends, as a command sees them.
 *
 * @param out for the result, and for events with {@code --output json}
 * @param err for progress and errors
 * @param env the environment variables
 * @param terminal whether somebody is there who could answer a question
 */
public record Streams(
        PrintWriter out, PrintWriter err, InputStream in, Map<String, String> env, BooleanSupplier terminal) {
    /** Those of this process. */
    public Streams(PrintWriter out, PrintWriter err, InputStream in, Map<String, String> env) {
        this(out, err, in, env, Streams::isTerminal);
    }

    private static boolean isTerminal() {
        return Optional.ofNullable(System.console())
                .filter(java.io.Console::isTerminal)
                .isPresent();
    }
}
