package dev.keadm.windows.host.preflight;

import dev.keadm.preflight.Check;
import dev.keadm.preflight.Finding;
import java.util.List;

/** Neither containerd nor the CNI plugins are released for Windows on anything but amd64. */
record ArchitectureCheck(InstalledWindows windows) implements Check {
    @Override
    public String id() {
        return "architecture";
    }

    @Override
    public List<Finding> run() {
        return List.of(
                windows.architecture().equals("AMD64")
                        ? Finding.ok(id(), "The machine's architecture is amd64.")
                        : Finding.error(
                                id(),
                                "The machine's architecture is " + windows.architecture()
                                        + ", for which neither containerd nor the CNI plugins are released.",
                                "Take a machine with an amd64 processor."));
    }
}
