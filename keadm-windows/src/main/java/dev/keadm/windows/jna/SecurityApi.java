package dev.keadm.windows.jna;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.WString;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import com.sun.jna.win32.StdCallLibrary;
import org.jspecify.annotations.Nullable;

/** Advapi32's functions for owners and access control lists, under their own names. */
interface SecurityApi extends StdCallLibrary {
    int SE_FILE_OBJECT = 1;
    int SE_KERNEL_OBJECT = 6;
    int OWNER_SECURITY_INFORMATION = 1;
    int DACL_SECURITY_INFORMATION = 4;
    int PROTECTED_DACL_SECURITY_INFORMATION = 0x8000_0000;

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

    int SetNamedSecurityInfoW(
            WString object,
            int type,
            int information,
            @Nullable Pointer owner,
            @Nullable Pointer group,
            @Nullable Pointer dacl,
            @Nullable Pointer sacl);

    boolean ConvertStringSecurityDescriptorToSecurityDescriptorW(
            WString sddl, int revision, PointerByReference descriptor, @Nullable IntByReference size);

    boolean ConvertSecurityDescriptorToStringSecurityDescriptorW(
            Pointer descriptor,
            int revision,
            int information,
            PointerByReference sddl,
            @Nullable IntByReference length);

    boolean GetSecurityDescriptorDacl(
            Pointer descriptor, IntByReference present, PointerByReference dacl, IntByReference defaulted);

    boolean OpenProcessToken(Pointer process, int access, PointerByReference token);

    boolean GetTokenInformation(Pointer token, int kind, Pointer information, int size, IntByReference length);

    boolean ConvertSidToStringSidW(Pointer sid, PointerByReference text);
}
