package dev.keadm.windows.security;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Folders of pods, which lie on the host with the host's access control lists and are looked at from inside containers.
 * Most images for Windows run as {@code ContainerUser}, who is one of the users and no administrator.
 *
 * <p>The folders above a volume stay private: Windows lets everybody pass through a folder whose name he knows
 * (SeChangeNotifyPrivilege), and containers get the volume itself.
 */
public final class ContainerFolders {
    private final ProtectedFolders folders;

    public ContainerFolders() {
        this(new ProtectedFolders());
    }

    ContainerFolders(ProtectedFolders folders) {
        this.folders = folders;
    }

    /** Makes a folder above volumes, and those above it that are missing: for SYSTEM and Administrators only. */
    public void create(Path folder) throws IOException {
        folders.create(folder, Protection.PRIVATE);
    }

    /** Makes a volume that containers read: configMap, secret, token, downwardAPI. What is written into it is readable too. */
    public void createReadable(Path volume) throws IOException {
        folders.create(volume.toAbsolutePath().getParent(), Protection.PRIVATE);
        folders.create(volume, Protection.READ_AND_EXECUTE);
    }

    /** Makes a volume that containers change as they like: emptyDir. */
    public void createWritable(Path volume) throws IOException {
        folders.create(volume.toAbsolutePath().getParent(), Protection.PRIVATE);
        folders.create(volume, Protection.MODIFY);
    }

    /** Lets containers read a single file or folder that is there, such as a hosts file. */
    public void letRead(Path path) throws IOException {
        folders.protect(path, Protection.READ_AND_EXECUTE);
    }
}
