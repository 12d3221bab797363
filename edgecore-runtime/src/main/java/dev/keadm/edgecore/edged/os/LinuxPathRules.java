package dev.keadm.edgecore.edged.os;

import dev.keadm.cri.v1.Mount;
import dev.keadm.cri.v1.MountPropagation;
import dev.keadm.edgecore.api.Pod;
import dev.keadm.edgecore.edged.PreparationException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** @param seLinux whether the machine enforces SELinux, so that volumes need the containers' label */
public record LinuxPathRules(boolean seLinux) implements PathRules {
    @Override
    public Path onHost(String hostPath) {
        return Path.of(hostPath);
    }

    @Override
    public String inside(String path) {
        return path.startsWith("/") ? path : "/" + path;
    }

    @Override
    public Optional<String> hostsFile(Pod pod) {
        return Optional.of("/etc/hosts");
    }

    @Override
    public void fill(Mount.Builder mount, @Nullable String propagation, boolean managed) throws PreparationException {
        mount.propagation(propagation(propagation)).selinux_relabel(seLinux && managed);
    }

    private static MountPropagation propagation(@Nullable String mode) throws PreparationException {
        return switch (mode == null ? "None" : mode) {
            case "None" -> MountPropagation.PROPAGATION_PRIVATE;
            case "HostToContainer" -> MountPropagation.PROPAGATION_HOST_TO_CONTAINER;
            case "Bidirectional" -> MountPropagation.PROPAGATION_BIDIRECTIONAL;
            default -> throw new PreparationException("invalid MountPropagation mode: \"" + mode + "\"");
        };
    }
}
