package dev.keadm.windows.host.preflight;

import dev.keadm.preflight.Check;
import dev.keadm.preflight.Finding;
import dev.keadm.windows.registry.RegistryView;
import java.io.IOException;
import java.util.List;

/** A switch that nobody documents, by which containers start whose build does not match, and then fail in odd ways. */
record VersionCheckSwitch(RegistryView registry) implements Check {
    private static final String KEY = "SYSTEM\\CurrentControlSet\\Control\\Windows Containers";

    @Override
    public String id() {
        return "skip-version-check";
    }

    @Override
    public List<Finding> run() throws IOException {
        return new Values(registry).number(KEY, "SkipVersionCheck").orElse(0L) == 0
                ? List.of()
                : List.of(Finding.warning(
                        id(),
                        "HKLM\\" + KEY + "\\SkipVersionCheck is set: Windows does not compare the builds of images with"
                                + " its own.",
                        "Remove it: images of another build may start and then fail."));
    }
}
