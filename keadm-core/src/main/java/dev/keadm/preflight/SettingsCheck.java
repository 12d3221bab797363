package dev.keadm.preflight;

import dev.keadm.config.ConfigException;
import dev.keadm.config.ConfigProblem;
import dev.keadm.config.EdgeCoreDocument;
import dev.keadm.config.GoDefaults;
import dev.keadm.config.Module;
import dev.keadm.host.FileStatus;
import dev.keadm.host.FileView;
import dev.keadm.status.Cause;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether an {@code edgecore.yaml} that is there already can be gone on with, and what in it will have no effect.
 *
 * @param asked what the run will change in it
 */
public record SettingsCheck(FileView files, Path file, GoDefaults platform, Asked asked) implements Check {
    /** Changes to settings. */
    @FunctionalInterface
    public interface Asked {
        EdgeCoreDocument in(EdgeCoreDocument document) throws ConfigException;
    }

    /** The modules that this agent has. */
    private static final Set<Module> SERVED = EnumSet.of(Module.EDGED, Module.EDGE_HUB, Module.META_MANAGER);

    @Override
    public String id() {
        return "edgecore-yaml";
    }

    @Override
    public List<Finding> run() throws IOException {
        if (files.status(file) instanceof FileStatus.Absent) {
            return List.of();
        }
        try {
            EdgeCoreDocument document = EdgeCoreDocument.parse(files.readString(file), file.toString());
            return findings(document);
        } catch (ConfigException e) {
            return List.of(Finding.error(
                    id(),
                    Cause.CONFIGURATION,
                    String.valueOf(e.getMessage()),
                    "Correct it, or move " + file + " away: join then writes a new one."));
        }
    }

    private List<Finding> findings(EdgeCoreDocument document) throws ConfigException {
        List<Finding> findings = new ArrayList<>();
        for (ConfigProblem oddity : document.oddities()) {
            findings.add(Finding.warning(id(), file + " is kept, " + oddity + ".", ""));
        }
        String idle = asked.in(document).config(platform, "unnamed").enabled().stream()
                .filter(module -> !SERVED.contains(module))
                .map(Module::shortName)
                .collect(Collectors.joining(", "));
        if (!idle.isEmpty()) {
            findings.add(
                    Finding.warning(
                            id(),
                            file + " switches on modules that this agent does not have: " + idle + ".",
                            "What the cloud sends for them is kept; switch them off, or stay with Go's EdgeCore if you need them."));
        }
        return findings;
    }
}
