package dev.keadm.edgecore.edged.volume;

import dev.keadm.edgecore.api.Pod;
import dev.keadm.edgecore.api.Volume;
import dev.keadm.edgecore.edged.PreparationException;
import dev.keadm.edgecore.edged.object.NodeFacts;
import dev.keadm.edgecore.edged.resource.PodResources;
import dev.keadm.edgecore.edged.resource.Quantity;
import dev.keadm.host.FileModes;
import dev.keadm.host.MountPoint;
import dev.keadm.host.Mounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Folders of a pod's own, on disk or in memory; other volumes are written into such folders too. */
final class EmptyDirs {
    private final Mounts mounts;
    private final FileModes modes;
    private final NodeFacts node;

    EmptyDirs(Mounts mounts, FileModes modes, NodeFacts node) {
        this.mounts = mounts;
        this.modes = modes;
        this.node = node;
    }

    /** @return whether it was made, and not there before */
    boolean onDisk(Path folder, int permissions) throws IOException {
        if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        make(folder, permissions);
        return true;
    }

    /** @return whether it was made, and not mounted before */
    boolean inMemory(Path folder, long maxBytes, int permissions) throws IOException {
        onDisk(folder, permissions);
        if (isInMemory(folder)) {
            return false;
        }
        mounts.memory(folder, maxBytes);
        return true;
    }

    boolean isInMemory(Path folder) throws IOException {
        MountPoint top = null;
        for (MountPoint mount : mounts.list()) {
            if (mount.path().equals(folder)) {
                top = mount;
            }
        }
        return top != null && top.fileSystem().equals("tmpfs");
    }

    /**
     * How much may be stored in memory: the least of the node's memory for pods, the pod's own limit where all its
     * containers have one, and the volume's.
     */
    long maxBytes(Pod pod, Volume volume) throws PreparationException {
        try {
            Quantity most = Quantity.parseOrZero(node.allocatable().get("memory"));
            Quantity ofPod = PodResources.memoryLimit(pod);
            Quantity own = volume.emptyDir() == null
                    ? Quantity.ZERO
                    : Quantity.parseOrZero(volume.emptyDir().sizeLimit());
            return least(least(most, ofPod), own).value();
        } catch (IllegalArgumentException e) {
            throw new PreparationException("its size cannot be told: " + e.getMessage(), e);
        }
    }

    private static Quantity least(Quantity most, Quantity limit) {
        boolean limits = !limit.isZero() && (most.isZero() || limit.compareTo(most) < 0);
        return limits ? limit : most;
    }

    private void make(Path folder, int permissions) throws IOException {
        Files.createDirectories(folder.getParent() == null ? folder : folder.getParent());
        Files.createDirectory(folder);
        modes.setPermissions(folder, permissions);
    }
}
