package dev.keadm.cli.console;

import java.io.InputStream;
import java.io.PrintWriter;
import java.util.Map;

/**
 * The process's ends, as a command sees them.
 *
 * @param out for the result, and for events with {@code --output json}
 * @param err for progress and errors
 * @param env the environment variables
 */
public record Streams(PrintWriter out, PrintWriter err, InputStream in, Map<String, String> env) {}
