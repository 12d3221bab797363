package dev.keadm.windows.jna;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import com.sun.jna.platform.win32.Winsvc.ChangeServiceConfig2Info;
import com.sun.jna.platform.win32.Winsvc.SC_HANDLE;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.win32.StdCallLibrary;
import com.sun.jna.win32.W32APIOptions;
import org.jspecify.annotations.Nullable;

/** What jna-platform lacks of advapi32 for services. */
interface ServiceLibrary extends StdCallLibrary {
    /** Loaded with its first use. */
    final class Loaded {
        static final ServiceLibrary LIBRARY =
                Native.load("advapi32", ServiceLibrary.class, W32APIOptions.UNICODE_OPTIONS);

        private Loaded() {}
    }

    /** The levels that hold one number: delayed start, failure flag, SID type, preshutdown. */
    @Structure.FieldOrder("value")
    final class NumberInfo extends ChangeServiceConfig2Info {
        public int value;

        NumberInfo(int value) {
            this.value = value;
        }
    }

    boolean ChangeServiceConfig(
            SC_HANDLE service,
            int type,
            int startType,
            int errorControl,
            String binaryPath,
            @Nullable String loadOrderGroup,
            @Nullable IntByReference tag,
            Pointer dependencies,
            String account,
            @Nullable String password,
            String displayName);

    boolean QueryServiceConfig(SC_HANDLE service, @Nullable Pointer config, int size, IntByReference needed);
}
