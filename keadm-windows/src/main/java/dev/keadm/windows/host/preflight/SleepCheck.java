package dev.keadm.windows.host.preflight;

import dev.keadm.preflight.Check;
import dev.keadm.preflight.Finding;
import dev.keadm.windows.registry.RegistryView;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A machine that sleeps is a node that is not Ready. Servers do not by themselves. */
record SleepCheck(RegistryView registry, InstalledWindows windows) implements Check {
    private static final String POWER = "SYSTEM\\CurrentControlSet\\Control\\Power\\";
    private static final String SCHEMES = POWER + "User\\PowerSchemes";

    /** {@code GUID_SLEEP_SUBGROUP} and {@code GUID_STANDBY_TIMEOUT}. */
    private static final String STANDBY =
            "\\238c9fa8-0aad-41ed-83f4-97be242c8f20\\29f6c1db-86da-48c5-9fdb-f2b67b1f44da";

    @Override
    public String id() {
        return "sleep";
    }

    @Override
    public List<Finding> run() throws IOException {
        if (windows.server()) {
            return List.of();
        }
        Optional<Long> seconds = seconds();
        return seconds.isPresent() && seconds.get() > 0
                ? List.of(Finding.warning(
                        id(),
                        "This machine goes to sleep after " + seconds.get() / 60
                                + " min without a user: the node is not" + " Ready then, and its pods stand still.",
                        "Turn it off: powercfg /change standby-timeout-ac 0, and hibernate-timeout-ac 0."))
                : List.of();
    }

    /** While on mains: what the user set, else what the scheme begins with. */
    private Optional<Long> seconds() throws IOException {
        Values values = new Values(registry);
        Optional<String> scheme = values.text(SCHEMES, "ActivePowerScheme");
        if (scheme.isEmpty()) {
            return Optional.empty();
        }
        Optional<Long> set = values.number(SCHEMES + "\\" + scheme.get() + STANDBY, "ACSettingIndex");
        return set.isPresent()
                ? set
                : values.number(
                        POWER + "PowerSettings" + STANDBY + "\\DefaultPowerSchemeValues\\" + scheme.get(),
                        "AcSettingIndex");
    }
}
