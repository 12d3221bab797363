package dev.keadm.windows.jna;

import com.sun.jna.Native;
import com.sun.jna.win32.StdCallLibrary;
import java.nio.file.Path;

/**
 * Libraries that not every Windows has, by their whole paths: a bare name that is not in the system's folder would be looked
 * for in the working folder and on the {@code PATH}, where others may write.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/dlls/dynamic-link-library-search-order">the search order</a>
 */
final class SystemLibrary {
    private SystemLibrary() {}

    /**
     * @param file such as {@code vmcompute.dll}
     * @param origin how it comes to a machine, for the message
     * @throws WindowsException 126 when it is not in the system's folder
     */
    static <T extends StdCallLibrary> T load(String file, String origin, Class<T> type) throws WindowsException {
        Path library = Path.of(KnownFolders.system(), file);
        try {
            return Native.load(library.toString(), type);
        } catch (UnsatisfiedLinkError e) {
            throw new WindowsException(WindowsErrors.MODULE_NOT_FOUND, "LoadLibrary", library + ", which " + origin, e);
        }
    }
}
