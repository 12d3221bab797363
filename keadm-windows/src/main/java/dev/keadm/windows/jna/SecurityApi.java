package dev.keadm.windows.jna;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import com.sun.jna.win32.StdCallLibrary;
import org.jspecify.annotations.Nullable;

/** Advapi32's functions for owners and access control lists, under their own names. */
interface SecurityApi extends StdCallLibrary {
    int SE_FILE_OBJECT = 1;
    int SE_KERNEL_OBJECT = 6;
    int OWNER_SECURITY_INFORMATION = 1;

    /** Loads the library when it is first asked for. */
    final class Loaded {
        static final SecurityApi ADVAPI32 = Native.load("advapi32", SecurityApi.class);

        private Loaded() {}
    }

    /** @return an error code, as its like below */
    int GetSecurityInfo(
            Pointer object,
            int type,
            int information,
            @Nullable PointerByReference owner,
            @Nullable PointerByReference group,
            @Nullable PointerByReference dacl,
            @Nullable PointerByReference sacl,
            PointerByReference descriptor);

    boolean OpenProcessToken(Pointer process, int access, PointerByReference token);

    boolean GetTokenInformation(Pointer token, int kind, Pointer information, int size, IntByReference length);

    boolean ConvertSidToStringSidW(Pointer sid, PointerByReference text);
}
