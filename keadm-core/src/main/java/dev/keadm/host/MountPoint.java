package dev.keadm.host;

import java.nio.file.Path;

/**
 * A place where a file system, or a part of one, hangs in the tree of folders.
 *
 * @param path where it hangs
 * @param device the file system's own number ({@code 8:1}); two mounts of one file system have the same
 * @param root which folder or file of that file system hangs here, as a path from the file system's own top
 * @param fileSystem its kind: {@code ext4}, {@code tmpfs}
 */
public record MountPoint(Path path, String device, Path root, String fileSystem) {}
