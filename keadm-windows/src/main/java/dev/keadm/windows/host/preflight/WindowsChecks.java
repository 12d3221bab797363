package dev.keadm.windows.host.preflight;

import dev.keadm.host.HostView;
import dev.keadm.join.JoinTarget;
import dev.keadm.preflight.Check;
import dev.keadm.windows.host.features.FeatureView;
import dev.keadm.windows.host.features.FeatureWish;
import dev.keadm.windows.host.features.ReadyRuntime;
import dev.keadm.windows.host.reboot.PendingRestart;
import dev.keadm.windows.registry.RegistryView;
import dev.keadm.windows.system.SystemView;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/**
 * The list of them.
 *
 * @param environment of this process
 */
public record WindowsChecks(
        HostView host,
        RegistryView registry,
        SystemView system,
        FeatureView features,
        Volumes volumes,
        Map<String, String> environment,
        Clock clock) {
    /**
     * @param runtime whether somebody else's is ready
     * @param first whether join installs a runtime, and has not before
     */
    public List<Check> of(JoinTarget target, FeatureWish wish, ReadyRuntime runtime, boolean first) throws IOException {
        InstalledWindows windows = InstalledWindows.read(registry, system);
        PendingRestart pending = new PendingRestart(registry);
        Path images = host.layout().runtime().data();
        return List.of(
                new ArchitectureCheck(windows),
                new EditionCheck(windows),
                new BuildCheck(windows, runtime),
                new SupportCheck(windows, clock),
                new FeaturesCheck(features, wish, runtime),
                new VirtualizationCheck(system, features, wish, runtime),
                new RestartCheck(pending),
                new NameCheck(
                        pending,
                        host.facts().hostname(),
                        target.request().node().name()),
                new MemoryCheck(system),
                new PageFileCheck(registry),
                new DiskCheck(host.facts(), images),
                new VolumeCheck(registry, volumes, images),
                new DockerCheck(host.services()),
                new ContainerdCheck(host.services(), first),
                new LongPathsCheck(registry, images),
                new AntivirusCheck(host.services(), images),
                new BitLockerCheck(registry),
                new VersionCheckSwitch(registry),
                new SleepCheck(registry, windows),
                new ProxyCheck(registry, environment));
    }
}
