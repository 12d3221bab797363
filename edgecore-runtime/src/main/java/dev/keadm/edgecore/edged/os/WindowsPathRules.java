package dev.keadm.edgecore.edged.os;

import dev.keadm.cri.v1.Mount;
import dev.keadm.cri.v1.MountPropagation;
import dev.keadm.edgecore.api.Pod;
import dev.keadm.edgecore.edged.PreparationException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Paths with drive letters. One without, as most pods have them, lies on {@code C:}, as with the kubelet. */
public final class WindowsPathRules implements PathRules {
    private static final String HOSTS = "C:\\Windows\\System32\\drivers\\etc\\hosts";

    @Override
    public Path onHost(String hostPath) throws PreparationException {
        try {
            return Path.of(inside(hostPath));
        } catch (InvalidPathException e) {
            throw new PreparationException(
                    "invalid HostPath `%s`: %s at character %d".formatted(hostPath, e.getReason(), e.getIndex()), e);
        }
    }

    /**
     * {@code /var/run/secrets} becomes {@code C:\var\run\secrets}; pipes, shares and paths with a drive stay where they
     * are.
     */
    @Override
    public String inside(String path) {
        String windows = path.replace('/', '\\');
        if (windows.startsWith("\\\\") || windows.indexOf(':') >= 0) {
            return windows;
        }
        return windows.startsWith("\\") ? "C:" + windows : "C:\\" + windows;
    }

    /** A container in a host-process pod sees the machine's own file, which is nobody's to hide. */
    @Override
    public Optional<String> hostsFile(Pod pod) {
        return WindowsOptions.hasHostProcess(pod) ? Optional.empty() : Optional.of(HOSTS);
    }

    @Override
    public void fill(Mount.Builder mount, @Nullable String propagation, boolean managed) {
        mount.propagation(MountPropagation.PROPAGATION_PRIVATE);
    }
}
