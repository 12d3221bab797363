package dev.keadm.cli.option;

import dev.keadm.bundle.BundlePlatform;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The kind of machine that something is made for. */
public final class PlatformOptions {
    @Option(names = "--os", paramLabel = "NAME", description = "linux or windows (default: this machine's).")
    private @Nullable String system;

    @Option(names = "--arch", paramLabel = "NAME", description = "amd64 or arm64 (default: this machine's).")
    private @Nullable String architecture;

    /** @param here this machine, looked at only when something is left open */
    public BundlePlatform platform(Supplier<BundlePlatform> here) {
        if (system != null && architecture != null) {
            return BundlePlatform.parse(system, architecture);
        }
        BundlePlatform machine = here.get();
        return BundlePlatform.parse(
                system == null ? machine.system() : system,
                architecture == null ? machine.architecture() : architecture);
    }
}
