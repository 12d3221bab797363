package dev.keadm.workflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** The folders that a journal lies in: what it says is for administrators only. */
public interface JournalFolders {
    /** The innermost one is for its owner only; those above it are as the account makes folders. */
    JournalFolders POSIX = new JournalFolders() {
        @Override
        public void make(Path folder, boolean innermost) throws IOException {
            if (innermost) {
                PrivateFiles.createFolder(folder);
            } else {
                Files.createDirectory(folder);
            }
        }

        @Override
        public boolean areOurs(Path left, Path made) throws IOException {
            return Files.isDirectory(left, LinkOption.NOFOLLOW_LINKS)
                    && Files.getOwner(left, LinkOption.NOFOLLOW_LINKS)
                            .equals(Files.getOwner(made, LinkOption.NOFOLLOW_LINKS));
        }
    };

    /**
     * Makes one folder, protected from the moment at which it is there; the one above it is there.
     *
     * @param innermost whether the journal lies in this one, and not in one below it
     */
    void make(Path folder, boolean innermost) throws IOException;

    /**
     * Whether a killed run of ours may have left the folder. Where everybody may make folders, as in {@code /tmp} or
     * {@code %ProgramData%}, one with a name like ours may be somebody else's, and lead elsewhere.
     *
     * @param left has the name of those that a run makes
     * @param made one that this process has made beside it
     */
    boolean areOurs(Path left, Path made) throws IOException;
}
