package dev.keadm.cli.option;

import picocli.CommandLine.Option;

/** Go keadm's word for {@code --yes}. */
public final class ForceOption {
    @Option(names = "--force", arity = "0..1", fallbackValue = "true", description = "Go keadm's word for --yes.")
    private boolean force;

    public boolean force() {
        return force;
    }
}
