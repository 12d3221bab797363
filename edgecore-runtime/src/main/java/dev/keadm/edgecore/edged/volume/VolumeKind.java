package dev.keadm.edgecore.edged.volume;

import dev.keadm.edgecore.api.Volume;
import dev.keadm.edgecore.edged.PreparationException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The kinds of volumes that this agent sets up, and where the kubelet keeps each. */
enum VolumeKind {
    EMPTY_DIR("kubernetes.io~empty-dir", false, false),
    HOST_PATH("kubernetes.io~host-path", false, false),
    CONFIG_MAP("kubernetes.io~configmap", true, false),
    SECRET("kubernetes.io~secret", true, true),
    DOWNWARD_API("kubernetes.io~downward-api", true, true),
    PROJECTED("kubernetes.io~projected", true, true);

    private final String folder;
    private final boolean written;
    private final boolean inMemory;

    VolumeKind(String folder, boolean written, boolean inMemory) {
        this.folder = folder;
        this.written = written;
        this.inMemory = inMemory;
    }

    String folder() {
        return folder;
    }

    /** Whether the agent writes its files, and containers may only read them. */
    boolean written() {
        return written;
    }

    /** Whether its files never touch a disk. */
    boolean inMemory() {
        return inMemory;
    }

    /** @throws PreparationException for a kind that is not here; the message goes on from the name of the volume */
    static VolumeKind of(Volume volume) throws PreparationException {
        if (volume.hostPath() != null) {
            return HOST_PATH;
        }
        if (volume.configMap() != null) {
            return CONFIG_MAP;
        }
        if (volume.secret() != null) {
            return SECRET;
        }
        if (volume.downwardAPI() != null) {
            return DOWNWARD_API;
        }
        if (volume.projected() != null) {
            return PROJECTED;
        }
        if (volume.emptyDir() != null) {
            return EMPTY_DIR;
        }
        String other = otherKind(volume);
        throw new PreparationException("its kind%s is not one that this agent can set up (%s)"
                .formatted(
                        other == null ? "" : " \"" + other + "\"",
                        "emptyDir, hostPath, configMap, secret, downwardAPI, projected"));
    }

    private static @Nullable String otherKind(Volume volume) {
        return Stream.of(
                        named("persistentVolumeClaim", volume.persistentVolumeClaim()),
                        named("ephemeral", volume.ephemeral()),
                        named("csi", volume.csi()),
                        named("nfs", volume.nfs()),
                        named("image", volume.image()),
                        named("iscsi", volume.iscsi()))
                .flatMap(Stream::ofNullable)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String named(String kind, @Nullable String json) {
        return json == null ? null : kind;
    }
}
