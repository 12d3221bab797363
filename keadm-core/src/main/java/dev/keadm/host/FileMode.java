package dev.keadm.host;

/**
 * @param permissions the lower twelve bits of a Unix mode
 * @param device the file system that the file lies on
 */
public record FileMode(Kind kind, int permissions, long user, long group, long device) {
    /** What a file is; {@code OTHER} is a pipe or something stranger. */
    public enum Kind {
        FILE,
        FOLDER,
        LINK,
        SOCKET,
        CHARACTER_DEVICE,
        BLOCK_DEVICE,
        OTHER
    }
}
