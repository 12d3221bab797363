package dev.keadm.windows.jna;

import com.sun.jna.WString;
import com.sun.jna.win32.StdCallLibrary;
import java.io.IOException;
import java.nio.file.Path;

/** {@code computestorage.dll}, the layers of Windows' container images: from build 17763 on, with containers or not. */
public final class ComputeStorage {
    private static final PlatformThreads THREADS = new PlatformThreads("layers");

    private ComputeStorage() {}

    interface Library extends StdCallLibrary {
        /** Gives an HRESULT. */
        int HcsDestroyLayer(WString layer);
    }

    /** Whether this Windows could have layers at all. */
    public static boolean present() throws WindowsException {
        try {
            Library _ = library();
            return true;
        } catch (WindowsException e) {
            if (e.code() == WindowsErrors.MODULE_NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }

    private static Library library() throws WindowsException {
        return SystemLibrary.load("computestorage.dll", "Windows has from build 17763 on", Library.class);
    }

    /**
     * Deletes a layer with all that is in it ({@code HcsDestroyLayer} of Microsoft's Host Compute System reference).
     *
     * @throws IOException when the system refuses, as for a layer in use
     */
    public static void destroyLayer(Path layer) throws IOException, InterruptedException {
        THREADS.call(() -> {
            int result = library().HcsDestroyLayer(new WString(layer.toString()));
            if (result != 0) {
                throw new WindowsException(result, "HcsDestroyLayer", layer.toString());
            }
            return layer;
        });
    }
}
