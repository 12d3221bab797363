package dev.keadm.edgecore.edged;

import java.nio.file.Path;
import java.util.Map;

/**
 * What lies ready on this machine for one pod.
 *
 * @param volumes the host's path of each volume, by the volume's name in the pod
 */
public record Prepared(Map<String, Path> volumes) {

    public Prepared {
        volumes = Map.copyOf(volumes);
    }
}
