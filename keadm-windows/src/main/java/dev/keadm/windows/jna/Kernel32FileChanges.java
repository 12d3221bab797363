package dev.keadm.windows.jna;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.WString;
import java.nio.file.Path;

/** Through Kernel32. */
public final class Kernel32FileChanges implements FileChanges {
    private static final int MOVEFILE_REPLACE_EXISTING = 1;
    private static final int MOVEFILE_WRITE_THROUGH = 8;
    private static final int INVALID_FILE_ATTRIBUTES = -1;

    /** A volume's name, {@code \\?\Volume{…}\}, has 49 characters. */
    private static final int VOLUME_NAME = 64;

    @Override
    public void replace(Path from, Path to) throws WindowsException {
        if (!FileApi.Loaded.KERNEL32.MoveFileExW(
                LongPath.of(from), LongPath.of(to), MOVEFILE_REPLACE_EXISTING | MOVEFILE_WRITE_THROUGH)) {
            throw new WindowsException(Native.getLastError(), "MoveFileExW", from + "' to '" + to);
        }
    }

    @Override
    public void deleteFile(Path file) throws WindowsException {
        if (!FileApi.Loaded.KERNEL32.DeleteFileW(LongPath.of(file))) {
            throw new WindowsException(Native.getLastError(), "DeleteFileW", file.toString());
        }
    }

    @Override
    public void deleteFolder(Path folder) throws WindowsException {
        if (!FileApi.Loaded.KERNEL32.RemoveDirectoryW(LongPath.of(folder))) {
            throw new WindowsException(Native.getLastError(), "RemoveDirectoryW", folder.toString());
        }
    }

    @Override
    public int attributes(Path path) throws WindowsException {
        int attributes = FileApi.Loaded.KERNEL32.GetFileAttributesW(LongPath.of(path));
        if (attributes == INVALID_FILE_ATTRIBUTES) {
            throw new WindowsException(Native.getLastError(), "GetFileAttributesW", path.toString());
        }
        return attributes;
    }

    @Override
    public void setAttributes(Path path, int attributes) throws WindowsException {
        if (!FileApi.Loaded.KERNEL32.SetFileAttributesW(LongPath.of(path), attributes)) {
            throw new WindowsException(Native.getLastError(), "SetFileAttributesW", path.toString());
        }
    }

    /**
     * The call has an error code of its own for each kind of reparse point that it knows and for each that it does not: none
     * of them is a mounted volume.
     */
    @Override
    public boolean isMountPoint(Path folder) {
        try (Memory name = new Memory((long) VOLUME_NAME * Native.WCHAR_SIZE)) {
            WString withSeparator = new WString(LongPath.of(folder) + "\\");
            return FileApi.Loaded.KERNEL32.GetVolumeNameForVolumeMountPointW(withSeparator, name, VOLUME_NAME);
        }
    }
}
