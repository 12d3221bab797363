package dev.keadm.windows.security;

import dev.keadm.windows.jna.Advapi32FileSecurity;
import dev.keadm.windows.jna.FileChanges;
import dev.keadm.windows.jna.FileSecurity;
import dev.keadm.windows.jna.Kernel32FileChanges;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Folders that only those get into who should. Anybody may make a folder in {@code %ProgramData%} before us, and as its
 * owner let himself in later, or make a junction there that leads elsewhere: such a one is refused, not repaired.
 */
public final class ProtectedFolders {
    private final FileSecurity security;
    private final FileChanges files;
    private final Trust trust;

    /** Asked when the first folder is looked at, since asking needs Windows. */
    @FunctionalInterface
    interface Trust {
        TrustedOwners owners() throws IOException;
    }

    public ProtectedFolders() {
        this(new Advapi32FileSecurity(), new Kernel32FileChanges(), TrustedOwners::ofThisProcess);
    }

    ProtectedFolders(FileSecurity security, FileChanges files, Trust trust) {
        this.security = security;
        this.files = files;
        this.trust = trust;
    }

    /**
     * Makes the folder and those above it that are missing, each with its protection from its first moment on. One that is
     * there keeps the protection that it has.
     *
     * @return those that it made, outermost first
     * @throws IOException also when the innermost one that was there is a reparse point or somebody else's
     */
    public List<Path> create(Path folder, Protection protection) throws IOException {
        List<Path> missing = new ArrayList<>();
        @Nullable Path there = folder.toAbsolutePath().normalize();
        while (there != null && !Files.exists(there, LinkOption.NOFOLLOW_LINKS)) {
            missing.addFirst(there);
            there = there.getParent();
        }
        if (there != null) {
            requireOurs(there);
        }
        for (Path path : missing) {
            security.createFolder(path, protection.ofFolder());
            requireOurs(path);
        }
        return missing;
    }

    /**
     * Gives a folder or file that is there a protection instead of its own, and with it all below that takes over what is
     * handed down.
     *
     * @throws IOException also when it is a reparse point or somebody else's
     */
    public void protect(Path path, Protection protection) throws IOException {
        requireOurs(path);
        boolean folder = Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
        security.protect(path, folder ? protection.ofFolder() : protection.ofFile());
    }

    /** @throws IOException when the path is a reparse point, or belongs to somebody else, or to nobody */
    public void requireOurs(Path path) throws IOException {
        if ((files.attributes(path) & FileChanges.REPARSE_POINT) != 0) {
            throw refused(path, "it is a link or a junction, and leads to a place that nobody has looked at");
        }
        String owner = security.read(path)
                .owner()
                .orElseThrow(() -> refused(path, "it has no owner: a file system that keeps none protects nothing"));
        if (!trust.owners().include(owner)) {
            throw refused(
                    path,
                    "it belongs to " + owner + ", and not to SYSTEM (S-1-5-18), Administrators (S-1-5-32-544) or the"
                            + " account that this program runs as. Its owner could read what is put there");
        }
    }

    private static FileSystemException refused(Path path, String why) {
        return new FileSystemException(
                path.toString(),
                null,
                why + ". Look at what it is and whose, then move it away or choose another place.");
    }
}
