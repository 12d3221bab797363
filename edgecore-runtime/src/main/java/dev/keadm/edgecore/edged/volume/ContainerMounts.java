package dev.keadm.edgecore.edged.volume;

import dev.keadm.cri.v1.Mount;
import dev.keadm.edgecore.api.Container;
import dev.keadm.edgecore.api.Pod;
import dev.keadm.edgecore.api.Volume;
import dev.keadm.edgecore.edged.PreparationException;
import dev.keadm.edgecore.edged.Prepared;
import dev.keadm.edgecore.edged.env.Expansion;
import dev.keadm.edgecore.edged.os.PathRules;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A container's volume mounts as the container runtime takes them. */
public final class ContainerMounts {
    private final PodFolders folders;
    private final SubPaths subPaths;
    private final PathRules paths;

    public ContainerMounts(PodFolders folders, VolumeSystem system, PathRules paths) {
        this.folders = folders;
        this.subPaths = new SubPaths(system.mounts(), system.modes());
        this.paths = paths;
    }

    public List<Mount> of(Pod pod, Container container, Prepared prepared, Map<String, String> environment)
            throws PreparationException {
        List<Mount> mounts = new ArrayList<>();
        int index = 0;
        for (Container.VolumeMount mount : container.volumeMounts()) {
            mounts.add(of(pod, container, mount, index, prepared, environment));
            index++;
        }
        return mounts;
    }

    private Mount of(
            Pod pod,
            Container container,
            Container.VolumeMount mount,
            int index,
            Prepared prepared,
            Map<String, String> environment)
            throws PreparationException {
        Path path = prepared.volumes().get(mount.name());
        if (path == null) {
            throw new PreparationException("cannot find volume \"%s\" to mount into container \"%s\""
                    .formatted(mount.name(), container.name()));
        }
        VolumeKind kind = VolumeKind.of(volume(pod, mount.name()));
        String subPath = subPath(mount, environment);
        if (!subPath.isEmpty()) {
            Path target = folders.subPath(String.valueOf(pod.metadata().uid()), mount.name(), container.name(), index);
            String words = "volumeMount \"%s\" of container \"%s\"".formatted(mount.name(), container.name());
            path = subPaths.mount(path, subPath, target, words);
        }
        refuseRecursiveReadOnly(mount, container);
        Mount.Builder built = new Mount.Builder()
                .host_path(path.toString())
                .container_path(paths.inside(mount.mountPath()))
                .readonly(mount.readOnly() || kind.written());
        paths.fill(built, mount.mountPropagation(), kind != VolumeKind.HOST_PATH);
        return built.build();
    }

    private static Volume volume(Pod pod, String name) throws PreparationException {
        return pod.spec().volumes().stream()
                .filter(volume -> volume.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new PreparationException("the pod has no volume \"" + name + "\""));
    }

    static String subPath(Container.VolumeMount mount, Map<String, String> environment) throws PreparationException {
        String expression = mount.subPathExpr();
        if (expression == null || expression.isEmpty()) {
            return mount.subPath() == null ? "" : mount.subPath();
        }
        Set<String> missing = new TreeSet<>();
        String expanded = Expansion.expand(expression, name -> {
            String value = environment.getOrDefault(name, "");
            if (value.isEmpty()) {
                missing.add(name);
            }
            return value;
        });
        if (!missing.isEmpty()) {
            throw new PreparationException("missing value for " + String.join(", ", missing));
        }
        return expanded;
    }

    private static void refuseRecursiveReadOnly(Container.VolumeMount mount, Container container)
            throws PreparationException {
        if ("Enabled".equals(mount.recursiveReadOnly())) {
            throw new PreparationException(
                    "volume \"%s\" of container \"%s\" is to be read-only with all mounts below it (recursiveReadOnly), which this agent cannot ask of the runtime"
                            .formatted(mount.name(), container.name()));
        }
    }
}
