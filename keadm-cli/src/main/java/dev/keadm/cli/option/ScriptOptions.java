package dev.keadm.cli.option;

import dev.keadm.request.JoinRequest.Scripts;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Scripts of the user around a run. */
public final class ScriptOptions {
    @Option(
            names = "--pre-run",
            paramLabel = "FILE",
            description = "Script to run before: one of bash, on Windows a .ps1, .cmd or .bat.")
    private @Nullable Path before;

    @Option(names = "--post-run", paramLabel = "FILE", description = "Script to run after, of the same kinds.")
    private @Nullable Path after;

    public Scripts scripts() {
        return new Scripts(Optional.ofNullable(before), Optional.ofNullable(after));
    }
}
