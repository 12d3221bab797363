package dev.keadm.cli.option;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What was carried to a machine without a network. */
public final class BundleOption {
    @Option(
            names = "--bundle",
            paramLabel = "FILE",
            description = "Take everything from FILE, which keadm bundle create made, and download nothing.")
    private @Nullable Path bundle;

    public Optional<Path> bundle() {
        return Optional.ofNullable(bundle);
    }
}
