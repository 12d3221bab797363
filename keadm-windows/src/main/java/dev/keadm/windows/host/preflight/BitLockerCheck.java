package dev.keadm.windows.host.preflight;

import dev.keadm.preflight.Check;
import dev.keadm.preflight.Finding;
import dev.keadm.windows.registry.RegistryView;
import java.io.IOException;
import java.util.List;

/** A policy by which nothing may be written to volumes that BitLocker does not protect: a container's disk is one. */
record BitLockerCheck(RegistryView registry) implements Check {
    private static final String KEY = "SYSTEM\\CurrentControlSet\\Policies\\Microsoft\\FVE";

    @Override
    public String id() {
        return "bitlocker-policy";
    }

    @Override
    public List<Finding> run() throws IOException {
        return new Values(registry).number(KEY, "FDVDenyWriteAccess").orElse(0L) == 0
                ? List.of()
                : List.of(Finding.warning(
                        id(),
                        "A policy denies writing to drives that BitLocker does not protect (FDVDenyWriteAccess), such as"
                                + " the disk of a container.",
                        "Containers will not start: have the policy lifted for this machine."));
    }
}
