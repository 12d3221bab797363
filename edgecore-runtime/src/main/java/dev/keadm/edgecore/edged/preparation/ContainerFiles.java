package dev.keadm.edgecore.edged.preparation;

import dev.keadm.cri.v1.Mount;
import dev.keadm.edgecore.api.Container;
import dev.keadm.edgecore.api.Pod;
import dev.keadm.edgecore.edged.PreparationException;
import dev.keadm.edgecore.edged.network.HostsFile;
import dev.keadm.edgecore.edged.network.PodHostname;
import dev.keadm.edgecore.edged.os.PathRules;
import dev.keadm.edgecore.edged.volume.PodFolders;
import dev.keadm.edgecore.edged.volume.PrivateFolders;
import dev.keadm.host.FileModes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The files of a container that no volume holds: its hosts file and the one for its last words. */
final class ContainerFiles {
    private final PodFolders folders;
    private final Path machinesHosts;
    private final PathRules paths;
    private final FileModes modes;
    private final RandomGenerator random;

    ContainerFiles(PodFolders folders, Machine machine, RandomGenerator random) {
        this.folders = folders;
        this.machinesHosts = machine.hostsFile();
        this.paths = machine.paths();
        this.modes = machine.volumes().modes();
        this.random = random;
    }

    /** Empty for a container that brings its own, and for a pod that has no address yet. */
    Optional<Mount> hosts(Pod pod, Container container, PodHostname hostname, List<String> podIps)
            throws PreparationException {
        String inside = paths.hostsFile(pod).orElse("");
        boolean own = container.volumeMounts().stream()
                .anyMatch(mount -> paths.inside(mount.mountPath()).equalsIgnoreCase(inside));
        if (inside.isEmpty() || own || (podIps.isEmpty() && !pod.spec().hostNetwork())) {
            return Optional.empty();
        }
        Path file = folders.hosts(pod.metadata().uid());
        try {
            String text = pod.spec().hostNetwork()
                    ? HostsFile.ofHost(pod, Files.readString(machinesHosts, StandardCharsets.ISO_8859_1))
                    : HostsFile.ofPod(pod, hostname, podIps);
            byte[] bytes =
                    text.getBytes(pod.spec().hostNetwork() ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
            // written in place: containers that run have this very file mounted
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    || !Arrays.equals(Files.readAllBytes(file), bytes)) {
                Files.write(file, bytes);
            }
            modes.setPermissions(file, 0644);
        } catch (IOException e) {
            throw new PreparationException("cannot write the pod's hosts file " + file + ": " + e, e);
        }
        return Optional.of(mount(file, inside));
    }

    /** A new file for each start, so that the last words of an earlier one stay with it. */
    Optional<Mount> terminationLog(Pod pod, Container container) throws PreparationException {
        String inside = container.terminationMessagePath();
        if (inside == null || inside.isEmpty()) {
            return Optional.empty();
        }
        Path folder = folders.container(pod.metadata().uid(), container.name());
        Path file = folder.resolve("%08x".formatted(random.nextInt()));
        try {
            PrivateFolders.make(folder, modes);
            Files.createFile(file);
            modes.setPermissions(file, 0666);
        } catch (IOException e) {
            throw new PreparationException(
                    "cannot make the file for the termination message of container \"%s\" %s: %s"
                            .formatted(container.name(), file, e),
                    e);
        }
        return Optional.of(mount(file, inside));
    }

    private Mount mount(Path file, String inside) throws PreparationException {
        Mount.Builder built = new Mount.Builder().host_path(file.toString()).container_path(paths.inside(inside));
        paths.fill(built, null, true);
        return built.build();
    }
}
