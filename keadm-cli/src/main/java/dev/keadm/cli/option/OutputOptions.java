package dev.keadm.cli.option;

import dev.keadm.cli.console.ConsoleStyle;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How a command shows what it does. */
public final class OutputOptions {
    @Option(
            names = "--output",
            paramLabel = "FORMAT",
            description = "text, or json: one object per event line on standard output.")
    private OutputFormat output = OutputFormat.text;

    @Option(names = "--verbose", description = "Say more, and show the stack of an error.")
    private boolean verbose;

    @Option(
            names = {"-v", "--v"},
            paramLabel = "LEVEL",
            description = "Go keadm's log level; above 0 it is the same as --verbose.")
    private int level;

    @Option(
            names = "--no-color",
            description = "No colours and no live lines; NO_COLOR in the environment does the same.")
    private boolean noColor;

    public boolean verbose() {
        return verbose || level > 0;
    }

    public boolean json() {
        return output == OutputFormat.json;
    }

    public ConsoleStyle style() {
        return new ConsoleStyle(json(), verbose(), !noColor, Optional.empty());
    }
}
