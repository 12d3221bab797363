package dev.keadm.artifact;

/** Something in an archive, its path checked: relative, with slashes, without {@code ..}. */
public sealed interface ArchiveEntry {
    String path();

    record Folder(String path) implements ArchiveEntry {}

    record RegularFile(String path, boolean executable) implements ArchiveEntry {}

    /** @param target relative to the link's folder; leads to somewhere in the archive */
    record Link(String path, String target) implements ArchiveEntry {}

    /** The path without the folders before it. */
    default String fileName() {
        return path().substring(path().lastIndexOf('/') + 1);
    }
}
