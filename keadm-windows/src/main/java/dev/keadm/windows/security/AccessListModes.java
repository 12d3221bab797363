package dev.keadm.windows.security;

import dev.keadm.host.FileMode;
import dev.keadm.host.FileModes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * Unix modes as far as access lists can say the same: what everybody may do, the users of the machine may, and its
 * containers as such; owner and group are SYSTEM and Administrators, who may do everything. Owners in numbers and the
 * way back do not exist.
 */
public final class AccessListModes implements FileModes {
    private static final int OTHERS_WRITE = 02;
    private static final int OTHERS_READ = 04;

    private final ProtectedFolders folders;

    public AccessListModes() {
        this(new ProtectedFolders());
    }

    AccessListModes(ProtectedFolders folders) {
        this.folders = folders;
    }

    @Override
    public FileMode read(Path path) throws IOException {
        throw new IOException("Windows keeps no Unix mode of " + path);
    }

    /** What is made in a folder later gets the same. */
    @Override
    public void setPermissions(Path path, int permissions) throws IOException {
        folders.protect(path, protection(permissions));
    }

    static Protection protection(int permissions) {
        if ((permissions & OTHERS_WRITE) != 0) {
            return Protection.MODIFY;
        }
        return (permissions & OTHERS_READ) != 0 ? Protection.READ_AND_EXECUTE : Protection.PRIVATE;
    }

    @Override
    public void setOwner(Path path, OptionalLong user, OptionalLong group) throws IOException {
        throw new IOException("Windows has no numbers for users and groups, so none can own " + path);
    }
}
