package dev.keadm.edgecore.edged.os;

import dev.keadm.cri.v1.Mount;
import dev.keadm.edgecore.api.Pod;
import dev.keadm.edgecore.edged.PreparationException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How one operating system writes paths and mounts. */
public interface PathRules {
    /** @throws PreparationException when the text of a hostPath is no path here */
    Path onHost(String hostPath) throws PreparationException;

    /** A path in a container as the container runtime is told it. */
    String inside(String path);

    /** Where containers look for their hosts file; empty for a pod whose containers have the machine's own. */
    Optional<String> hostsFile(Pod pod);

    /**
     * Adds what a mount is told beyond its paths.
     *
     * @param propagation of the mount, as in the pod
     * @param managed whether the agent made what is mounted
     */
    void fill(Mount.Builder mount, @Nullable String propagation, boolean managed) throws PreparationException;
}
