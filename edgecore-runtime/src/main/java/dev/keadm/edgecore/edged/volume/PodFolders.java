package dev.keadm.edgecore.edged.volume;

import dev.keadm.edgecore.edged.PreparationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a pod's files lie, as in the kubelet.
 *
 * @param root the kubelet's root folder, as {@link #below} gives it
 */
public record PodFolders(Path root) {
    private static final String EMPTY_DIR = "kubernetes.io~empty-dir";
    private static final Pattern COMPONENT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,252}");

    /** Makes the root when it is missing; links on the way to it are resolved, as mounts are listed without them. */
    public static PodFolders below(Path root) throws IOException {
        Files.createDirectories(root);
        return new PodFolders(root.toRealPath());
    }

    Path pods() {
        return root.resolve("pods");
    }

    /** @throws PreparationException when the text cannot be a folder's name, whatever else it is */
    public Path pod(@Nullable String uid) throws PreparationException {
        return pods().resolve(component(uid, "uid of the pod"));
    }

    Path volumes(String uid) throws PreparationException {
        return pod(uid).resolve("volumes");
    }

    Path volume(String uid, String plugin, String name) throws PreparationException {
        return volumes(uid).resolve(plugin).resolve(component(name, "name of a volume"));
    }

    /** A file here says that the volume was set up once; it outlives a reboot, which a volume in memory does not. */
    Path ready(String uid, String name, boolean wrapped) throws PreparationException {
        String folder = (wrapped ? "wrapped_" : "") + component(name, "name of a volume");
        return pod(uid).resolve("plugins").resolve(EMPTY_DIR).resolve(folder).resolve("ready");
    }

    Path subPath(String uid, String volume, String container, int index) throws PreparationException {
        return pod(uid).resolve("volume-subpaths")
                .resolve(component(volume, "name of a volume"))
                .resolve(component(container, "name of a container"))
                .resolve(Integer.toString(index));
    }

    public Path hosts(@Nullable String uid) throws PreparationException {
        return pod(uid).resolve("etc-hosts");
    }

    /** The folder of a container's termination messages. */
    public Path container(@Nullable String uid, String container) throws PreparationException {
        return pod(uid).resolve("containers").resolve(component(container, "name of a container"));
    }

    private static String component(@Nullable String text, String what) throws PreparationException {
        if (text == null || !COMPONENT.matcher(text).matches()) {
            throw new PreparationException("the " + what + " cannot be a folder's name: \"" + text + "\"");
        }
        return text;
    }
}
