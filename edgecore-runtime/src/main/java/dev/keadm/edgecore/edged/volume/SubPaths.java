package dev.keadm.edgecore.edged.volume;

import dev.keadm.edgecore.edged.PreparationException;
import dev.keadm.host.FileModes;
import dev.keadm.host.MountPoint;
import dev.keadm.host.Mounts;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Parts of volumes, mounted for one container each at a place that no container can write to.
 *
 * <p>Other containers of the pod may swap folders for links at any moment, so no look before a mount proves anything.
 * What counts is looked at afterwards: the kernel's table says which folder of which file system really hangs at the
 * target, and anything but a part of the volume is taken away again. New folders are made one at a time, each below
 * such a proven mount.
 */
final class SubPaths {
    private static final Logger LOG = LoggerFactory.getLogger(SubPaths.class);

    private final Mounts mounts;
    private final FileModes modes;

    SubPaths(Mounts mounts, FileModes modes) {
        this.mounts = mounts;
        this.modes = modes;
    }

    /**
     * @param volume the volume's own folder or file
     * @param target where to mount; its parents are made
     * @param words what is mounted, for the message: that shows nothing of the machine's file system
     */
    Path mount(Path volume, String subPath, Path target, String words) throws PreparationException {
        validate(subPath);
        try {
            Path top = volume.toRealPath();
            Path part = resolve(top, subPath, target);
            if (isMounted(part, target)) {
                return target;
            }
            clear(target);
            makeTarget(part, target);
            bind(part, target);
            return target;
        } catch (IOException e) {
            LOG.warn("a subPath cannot be mounted volume={} subPath={} target={}", volume, subPath, target, e);
            throw new PreparationException("failed to prepare subPath for " + words, e);
        }
    }

    static void validate(String subPath) throws PreparationException {
        if (subPath.startsWith("/") || Path.of(subPath).isAbsolute()) {
            throw new PreparationException("error SubPath `" + subPath + "` must not be an absolute path");
        }
        for (Path name : Path.of(subPath)) {
            if (name.toString().equals("..")) {
                throw new PreparationException("unable to provision SubPath `" + subPath + "`: must not contain '..'");
            }
        }
    }

    private Path resolve(Path top, String subPath, Path target) throws IOException {
        int permissions = modes.read(top).permissions();
        Path at = top;
        for (Path name : Path.of(subPath).normalize()) {
            Path next = at.resolve(name);
            if (!name.toString().isEmpty() && !Files.exists(next, LinkOption.NOFOLLOW_LINKS)) {
                makeFolder(at, name, permissions, target);
            }
            at = next.toRealPath();
            if (!at.startsWith(top)) {
                throw new IOException(next + " leads out of the volume, to " + at);
            }
        }
        return at;
    }

    /** Makes one folder below a parent that is held fast by a mount; the name itself is never followed as a link. */
    private void makeFolder(Path parent, Path name, int permissions, Path target) throws IOException {
        Path fast = target.resolveSibling(target.getFileName() + ".parent");
        clear(fast);
        PrivateFolders.make(fast, modes);
        bind(parent, fast);
        try {
            Path folder = fast.resolve(name);
            Files.createDirectory(folder);
            modes.setPermissions(folder, permissions);
        } catch (FileAlreadyExistsException _) {
            // somebody in the pod was quicker; it is looked at next like everything that was there
        } finally {
            clear(fast);
            Files.deleteIfExists(fast);
        }
    }

    private void bind(Path source, Path target) throws IOException {
        mounts.bind(source, target);
        if (!isMounted(source, target)) {
            clear(target);
            throw new IOException(source + " was swapped for something else while it was mounted");
        }
    }

    private void clear(Path target) throws IOException {
        while (at(target) != null) {
            mounts.unmount(target);
        }
    }

    private void makeTarget(Path part, Path target) throws IOException {
        Path parent = target.getParent();
        if (parent != null) {
            PrivateFolders.make(parent, modes);
        }
        boolean folder = Files.isDirectory(part);
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS) && Files.isDirectory(target) != folder) {
            TreeRemoval.remove(target);
        }
        if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            if (folder) {
                Files.createDirectory(target);
            } else {
                Files.createFile(target);
            }
        }
    }

    /** Whether what hangs at the target is, by the kernel's own account, the source and nothing else. */
    private boolean isMounted(Path source, Path target) throws IOException {
        MountPoint found = at(target);
        MountPoint below = null;
        for (MountPoint mount : mounts.list()) {
            boolean nearer =
                    below == null || mount.path().getNameCount() >= below.path().getNameCount();
            if (source.startsWith(mount.path()) && nearer) {
                below = mount;
            }
        }
        if (found == null || below == null) {
            return false;
        }
        Path expected =
                below.root().resolve(below.path().relativize(source).toString()).normalize();
        return found.device().equals(below.device()) && found.root().normalize().equals(expected);
    }

    private @Nullable MountPoint at(Path path) throws IOException {
        MountPoint top = null;
        for (MountPoint mount : mounts.list()) {
            if (mount.path().equals(path)) {
                top = mount;
            }
        }
        return top;
    }
}
