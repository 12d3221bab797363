package dev.keadm.windows.host.preflight;

import dev.keadm.preflight.Check;
import dev.keadm.preflight.Finding;
import dev.keadm.windows.host.reboot.PendingRestart;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Whether Windows waits for a restart. Where a feature is to be enabled, join stops for it; elsewhere it does not matter. */
public record RestartCheck(PendingRestart pending) implements Check {
    public static final String ID = "pending-restart";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<Finding> run() throws IOException {
        Optional<String> servicing = pending.servicing();
        if (servicing.isPresent()) {
            return List.of(Finding.warning(
                    ID,
                    "Windows waits for a restart: " + servicing.get() + ".",
                    "Restart it first; where a feature has to be enabled, join stops and waits for that."));
        }
        return List.of(
                pending.fileRenames()
                        ? Finding.ok(
                                ID, "Some files are replaced at the next start of Windows, which holds nothing up.")
                        : Finding.ok(ID, "Windows waits for no restart."));
    }
}
