package dev.keadm.edgecore.edged.volume;

import dev.keadm.edgecore.api.Container;
import dev.keadm.edgecore.api.Pod;
import dev.keadm.edgecore.edged.PreparationException;
import dev.keadm.edgecore.edged.os.PathRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Folders in a read-only volume over which a container mounts another one: the runtime could not make them any more.
 */
final class NestedMountPoints {
    private NestedMountPoints() {}

    static void make(Path folder, String volume, Pod pod, PathRules rules) throws PreparationException, IOException {
        for (String path : of(volume, pod, rules)) {
            Files.createDirectories(folder.resolve(path));
        }
    }

    /** Paths below the volume, outermost ones only. */
    static Set<String> of(String volume, Pod pod, PathRules rules) throws PreparationException {
        Set<String> found = new TreeSet<>();
        for (Container container : Stream.concat(pod.spec().initContainers().stream(), pod.spec().containers().stream())
                .toList()) {
            List<String> all = new ArrayList<>();
            List<String> own = new ArrayList<>();
            for (Container.VolumeMount mount : container.volumeMounts()) {
                String path = clean(rules.inside(mount.mountPath()).replace('\\', '/'));
                all.add(path);
                if (mount.name().equals(volume)) {
                    own.add(path);
                }
            }
            all.sort(null);
            own.forEach(path -> addBelow(found, path, all));
        }
        return found;
    }

    private static void addBelow(Set<String> found, String own, List<String> all) {
        List<String> covered = new ArrayList<>();
        for (String path : all) {
            if (path.startsWith(own + "/") && covered.stream().noneMatch(path::startsWith)) {
                covered.add(path + "/");
                found.add(path.substring(own.length() + 1));
            }
        }
    }

    private static String clean(String path) throws PreparationException {
        List<String> names = new ArrayList<>();
        for (String name : path.split("/", -1)) {
            if (name.equals("..")) {
                throw new PreparationException("invalid container mount point " + path);
            }
            if (!name.isEmpty() && !name.equals(".")) {
                names.add(name);
            }
        }
        return String.join("/", names);
    }
}
