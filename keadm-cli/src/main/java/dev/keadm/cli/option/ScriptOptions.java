package dev.keadm.cli.option;

import dev.keadm.request.JoinRequest.Scripts;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Scripts of the user around a run. */
public final class ScriptOptions {
    @Option(names = "--pre-run", paramLabel = "FILE", description = "Bash script to run before.")
    private @Nullable Path before;

    @Option(names = "--post-run", paramLabel = "FILE", description = "Bash script to run after.")
    private @Nullable Path after;

    public Scripts scripts() {
        return new Scripts(Optional.ofNullable(before), Optional.ofNullable(after));
    }
}
