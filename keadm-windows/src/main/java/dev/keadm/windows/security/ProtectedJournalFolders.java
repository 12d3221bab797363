package dev.keadm.windows.security;

import dev.keadm.workflow.JournalFolders;
import java.io.IOException;
import java.nio.file.Path;

/** By default in {@code %ProgramData%}, where every user may make folders, and junctions in them. */
public final class ProtectedJournalFolders implements JournalFolders {
    private final ProtectedFolders folders;

    public ProtectedJournalFolders() {
        this(new ProtectedFolders());
    }

    ProtectedJournalFolders(ProtectedFolders folders) {
        this.folders = folders;
    }

    @Override
    public void make(Path folder, boolean innermost) throws IOException {
        folders.create(folder, Protection.PRIVATE);
    }

    /** The run may have been another administrator's, or SYSTEM's: whose the one beside it is does not matter. */
    @Override
    public boolean areOurs(Path left, Path made) {
        try {
            folders.requireOurs(left);
            return true;
        } catch (IOException _) {
            // a link, somebody else's, or one whose owner lets nobody look: it harms nobody where it is
            return false;
        }
    }
}
