package dev.keadm.cli.option;

import dev.keadm.cli.console.ConsoleStyle;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What every command that changes the machine understands. */
public final class ChangeOptions {
    @Option(names = "--dry-run", description = "Print the plan, and change nothing.")
    private boolean dryRun;

    @Option(names = "--yes", description = "Ask nothing; every question is answered with yes.")
    private boolean yes;

    @Option(names = "--run-log", paramLabel = "FILE", description = "Also write what happens to FILE, with times.")
    private @Nullable Path runLog;

    public boolean dryRun() {
        return dryRun;
    }

    public boolean yes() {
        return yes;
    }

    /** How the run is shown, and where it is written to beside that. */
    public ConsoleStyle style(ConsoleStyle shown) {
        return new ConsoleStyle(shown.json(), shown.verbose(), shown.color(), Optional.ofNullable(runLog));
    }
}
