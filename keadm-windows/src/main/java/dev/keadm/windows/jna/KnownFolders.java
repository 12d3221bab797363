package dev.keadm.windows.jna;

import com.sun.jna.platform.win32.Guid;
import com.sun.jna.platform.win32.Ole32;
import com.sun.jna.platform.win32.Shell32;
import com.sun.jna.platform.win32.WinError;
import com.sun.jna.ptr.PointerByReference;

/** Where Windows has its folders, by {@code SHGetKnownFolderPath}: a user's environment cannot lead it astray. */
public final class KnownFolders {
    private static final int NONE = 0;

    private KnownFolders() {}

    /** {@code C:\Program Files}. */
    public static String programFiles() throws WindowsException {
        return path("FOLDERID_ProgramFiles", com.sun.jna.platform.win32.KnownFolders.FOLDERID_ProgramFiles);
    }

    /** {@code C:\ProgramData}. */
    public static String programData() throws WindowsException {
        return path("FOLDERID_ProgramData", com.sun.jna.platform.win32.KnownFolders.FOLDERID_ProgramData);
    }

    /** {@code C:\Windows\System32}. */
    public static String system() throws WindowsException {
        return path("FOLDERID_System", com.sun.jna.platform.win32.KnownFolders.FOLDERID_System);
    }

    private static String path(String name, Guid.GUID folder) throws WindowsException {
        PointerByReference path = new PointerByReference();
        int result =
                Shell32.INSTANCE.SHGetKnownFolderPath(folder, NONE, null, path).intValue();
        if (result != WinError.S_OK.intValue()) {
            throw new WindowsException(result, "SHGetKnownFolderPath", name);
        }
        try {
            return path.getValue().getWideString(0);
        } finally {
            Ole32.INSTANCE.CoTaskMemFree(path.getValue());
        }
    }
}
