package dev.keadm.windows.jna;

import java.nio.file.Path;

/** Renames and deletions with Windows' own error codes, which Java turns into texts. Links are not followed. */
public interface FileChanges {
    int READ_ONLY = 0x1;
    int DIRECTORY = 0x10;
    int REPARSE_POINT = 0x400;

    /** Renames within one volume, in place of a file that is there; on disk when it returns. */
    void replace(Path from, Path to) throws WindowsException;

    /** Deletes a file or a link to one. */
    void deleteFile(Path file) throws WindowsException;

    /** Deletes an empty folder, a link to a folder, or a junction. */
    void deleteFolder(Path folder) throws WindowsException;

    /** Flags, some of which are above. */
    int attributes(Path path) throws WindowsException;

    void setAttributes(Path path, int attributes) throws WindowsException;

    /** Whether a volume is mounted at the folder; not where Windows cannot say so, as of other systems' files. */
    boolean isMountPoint(Path folder);
}
