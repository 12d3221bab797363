package dev.keadm.windows.host.preflight;

import dev.keadm.preflight.Check;
import dev.keadm.preflight.Finding;
import dev.keadm.windows.registry.RegistryView;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Layers have long paths. Programs that do without {@code LongPathsEnabled} are the rule, so that a short root is what helps.
 *
 * @param images the root of the images
 */
record LongPathsCheck(RegistryView registry, Path images) implements Check {
    private static final String KEY = "SYSTEM\\CurrentControlSet\\Control\\FileSystem";
    private static final int LONGEST_ROOT = 60;

    @Override
    public String id() {
        return "long-paths";
    }

    @Override
    public List<Finding> run() throws IOException {
        if (images.toString().length() > LONGEST_ROOT) {
            return List.of(Finding.warning(
                    id(),
                    "The path of the images has " + images.toString().length() + " characters: " + images + ".",
                    "Files in layers may get paths of more than 260 characters, which not every program can read."));
        }
        boolean on = new Values(registry).number(KEY, "LongPathsEnabled").orElse(0L) != 0;
        return List.of(
                Finding.ok(id(), "Long paths are " + (on ? "on." : "off, which keadm and containerd do not need.")));
    }
}
