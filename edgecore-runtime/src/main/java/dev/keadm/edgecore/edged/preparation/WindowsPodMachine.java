package dev.keadm.edgecore.edged.preparation;

import dev.keadm.edgecore.edged.network.HostResolver;
import dev.keadm.edgecore.edged.network.WindowsResolver;
import dev.keadm.edgecore.edged.object.NodeFacts;
import dev.keadm.edgecore.edged.os.OsContainers;
import dev.keadm.edgecore.edged.os.PathRules;
import dev.keadm.edgecore.edged.os.WindowsContainers;
import dev.keadm.edgecore.edged.os.WindowsPathRules;
import dev.keadm.edgecore.edged.volume.VolumeSystem;
import dev.keadm.edgecore.edged.volume.WindowsVolumes;
import dev.keadm.host.FileModes;
import dev.keadm.windows.registry.RegistryView;
import dev.keadm.windows.system.SystemView;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Windows, with its access lists, drive letters and name servers.
 *
 * @param obstacle what is in the way of every pod for now
 */
public record WindowsPodMachine(
        SystemView system,
        RegistryView registry,
        FileModes modes,
        Path hostsFile,
        Supplier<Optional<String>> obstacle,
        Clock clock)
        implements Machine {
    @Override
    public OsContainers containers(PreparationSettings settings, NodeFacts node) throws IOException {
        return new WindowsContainers(system.processors());
    }

    @Override
    public PathRules paths() {
        return new WindowsPathRules();
    }

    @Override
    public VolumeSystem volumes() {
        return new WindowsVolumes(modes, clock);
    }

    @Override
    public Optional<String> waitsFor() {
        return obstacle.get();
    }

    @Override
    public @Nullable HostResolver resolver(String resolvConf) {
        return WindowsResolver.of(resolvConf, system, registry);
    }
}
