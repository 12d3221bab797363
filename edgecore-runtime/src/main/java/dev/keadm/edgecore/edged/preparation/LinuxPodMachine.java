package dev.keadm.edgecore.edged.preparation;

import dev.keadm.edgecore.edged.network.HostResolver;
import dev.keadm.edgecore.edged.object.NodeFacts;
import dev.keadm.edgecore.edged.os.LinuxContainers;
import dev.keadm.edgecore.edged.os.LinuxPathRules;
import dev.keadm.edgecore.edged.os.OsContainers;
import dev.keadm.edgecore.edged.os.PathRules;
import dev.keadm.edgecore.edged.security.SecuritySettings;
import dev.keadm.edgecore.edged.volume.LinuxVolumes;
import dev.keadm.edgecore.edged.volume.VolumeSystem;
import dev.keadm.host.FileModes;
import dev.keadm.host.KernelFacts;
import dev.keadm.host.Mounts;
import dev.keadm.host.ResourceGroups;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Linux, with its mounts, modes and control groups. */
public record LinuxPodMachine(
        Mounts mounts, FileModes modes, ResourceGroups groups, KernelFacts kernel, Path hostsFile, Clock clock)
        implements Machine {
    @Override
    public OsContainers containers(PreparationSettings settings, NodeFacts node) {
        SecuritySettings security =
                new SecuritySettings(settings.seccompDefault(), settings.root().resolve("seccomp"), List.of(), kernel);
        return new LinuxContainers(settings.cgroups().with(kernel), security, groups, node);
    }

    @Override
    public PathRules paths() {
        return new LinuxPathRules(kernel.seLinux());
    }

    @Override
    public VolumeSystem volumes() {
        return new LinuxVolumes(mounts, modes, clock);
    }

    @Override
    public Optional<String> waitsFor() {
        return Optional.empty();
    }

    @Override
    public @Nullable HostResolver resolver(String resolvConf) {
        return resolvConf.isEmpty() ? null : HostResolver.file(Path.of(resolvConf));
    }
}
