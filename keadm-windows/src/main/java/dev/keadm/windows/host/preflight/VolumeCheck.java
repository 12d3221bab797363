package dev.keadm.windows.host.preflight;

import dev.keadm.preflight.Check;
import dev.keadm.preflight.Finding;
import dev.keadm.windows.registry.RegistryView;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Layers of containers are made on NTFS only, and images take it that Windows is on drive C:. */
record VolumeCheck(RegistryView registry, Volumes volumes, Path images) implements Check {
    private static final String VERSION = "SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion";

    @Override
    public String id() {
        return "volumes";
    }

    @Override
    public List<Finding> run() throws IOException {
        List<Finding> findings = new ArrayList<>();
        Optional<String> root = new Values(registry).text(VERSION, "SystemRoot");
        if (root.isPresent() && !root.get().regionMatches(true, 0, "C:", 0, 2)) {
            findings.add(Finding.error(
                    id(),
                    "Windows lies in " + root.get() + ", and Windows containers need it on drive C:.",
                    "Take a machine whose system drive is C:."));
        }
        String type = volumes.fileSystem(images);
        findings.add(
                type.equals("NTFS")
                        ? Finding.ok(id(), "The images' volume is NTFS.")
                        : Finding.error(
                                id(),
                                "The volume of " + images + " is " + type + ", and layers of containers need NTFS.",
                                "Take a machine whose system drive is NTFS."));
        return findings;
    }
}
