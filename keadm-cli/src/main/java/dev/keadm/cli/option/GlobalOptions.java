package dev.keadm.cli.option;

import dev.keadm.cli.console.ConsoleStyle;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What every command that works on the machine understands. */
public final class GlobalOptions {
    @Option(
            names = "--root",
            paramLabel = "DIR",
            description = "Keep everything below DIR, for trials and tests: several installations live side by side."
                    + " Not on Windows.")
    private @Nullable Path root;

    @Mixin
    private OutputOptions output = new OutputOptions();

    /** {@code /} for the machine itself, whatever the current drive. */
    public Path root() {
        return root == null ? Path.of("/") : root.toAbsolutePath().normalize();
    }

    public boolean verbose() {
        return output.verbose();
    }

    public boolean json() {
        return output.json();
    }

    public ConsoleStyle style() {
        return output.style();
    }
}
