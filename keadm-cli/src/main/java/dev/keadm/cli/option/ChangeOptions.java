package dev.keadm.cli.option;

import picocli.CommandLine.Option;

/** What every command that changes the machine understands. */
public final class ChangeOptions {
    @Option(names = "--dry-run", description = "Print the plan, and change nothing.")
    private boolean dryRun;

    @Option(names = "--yes", description = "Ask nothing; every question is answered with yes.")
    private boolean yes;

    public boolean dryRun() {
        return dryRun;
    }

    public boolean yes() {
        return yes;
    }
}
