package dev.keadm.windows.host.preflight;

import dev.keadm.preflight.Check;
import dev.keadm.preflight.Finding;
import java.util.List;

/** Home has neither of the features that containers need. */
record EditionCheck(InstalledWindows windows) implements Check {
    @Override
    public String id() {
        return "windows-edition";
    }

    @Override
    public List<Finding> run() {
        if (windows.home()) {
            return List.of(Finding.error(
                    id(),
                    "This is a Home edition of Windows (" + windows.edition()
                            + "), which has neither the feature Containers nor Hyper-V.",
                    "Take Windows Server, or Pro, Enterprise or Education of Windows 11."));
        }
        return windows.installation().equals("Nano Server")
                ? List.of(Finding.error(
                        id(),
                        "This is Nano Server, on which containerd does not run as a host.",
                        "Take Server Core or Server with Desktop Experience."))
                : List.of(Finding.ok(id(), "This is " + windows + "."));
    }
}
