package dev.keadm.workflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes the folders that a journal lies in: what it says is for administrators only. */
@FunctionalInterface
public interface JournalFolders {
    /** The innermost one is for its owner only; those above it are as the account makes folders. */
    JournalFolders POSIX = (folder, innermost) -> {
        if (innermost) {
            PrivateFiles.createFolder(folder);
        } else {
            Files.createDirectory(folder);
        }
    };

    /**
     * Makes one folder, protected from the moment at which it is there; the one above it is there.
     *
     * @param innermost whether the journal lies in this one, and not in one below it
     */
    void make(Path folder, boolean innermost) throws IOException;
}
