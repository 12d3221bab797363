package dev.keadm.edgecore.edged.volume;

import dev.keadm.host.FileModes;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Folders of pods that only the agent's user and group may enter; what containers share lies deeper. */
public final class PrivateFolders {
    private static final int PRIVATE = 0750;

    private PrivateFolders() {}

    /** Makes what is missing, parents too; what is there stays as it is. */
    public static void make(Path folder, FileModes modes) throws IOException {
        if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Path parent = folder.getParent();
        if (parent != null && !Files.isDirectory(parent)) {
            make(parent, modes);
        }
        try {
            Files.createDirectory(folder);
            modes.setPermissions(folder, PRIVATE);
        } catch (FileAlreadyExistsException e) {
            // another pod's worker was quicker with a folder that they share; anything else is in the way
            if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                throw e;
            }
        }
    }
}
