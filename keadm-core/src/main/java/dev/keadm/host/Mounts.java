package dev.keadm.host;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Mounts that the agent makes for pods' volumes. All paths are absolute. */
public interface Mounts {
    /** Every mount that this process sees, in the order in which they were made. */
    List<MountPoint> list() throws IOException;

    /**
     * A file system in memory, never swapped where the system can promise that, hung over an existing folder.
     *
     * @param maxBytes what may be stored in it; 0 leaves the choice to the system
     */
    void memory(Path folder, long maxBytes) throws IOException;

    /**
     * Shows a folder or file at a second place. Links in {@code source} are followed: a caller who does not trust them
     * looks up in {@link #list} afterwards what hangs at the target now.
     *
     * @param target an existing folder for a folder, an existing file for anything else
     */
    void bind(Path source, Path target) throws IOException;

    /** Takes the topmost mount away from this path; nothing mounted there is no error. */
    void unmount(Path path) throws IOException;

    /** Takes away all that is mounted at or below the folder, the newest first. */
    default void unmountAll(Path folder) throws IOException {
        List<Path> points = list().stream()
                .map(MountPoint::path)
                .filter(point -> point.startsWith(folder))
                .toList();
        for (Path point : points.reversed()) {
            unmount(point);
        }
    }
}
