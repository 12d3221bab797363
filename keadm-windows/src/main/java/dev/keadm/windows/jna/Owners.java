package dev.keadm.windows.jna;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads owners as SIDs. */
final class Owners {
    private Owners() {}

    static Optional<String> ofKernelObject(Pointer handle, String name) throws WindowsException {
        PointerByReference owner = new PointerByReference();
        PointerByReference descriptor = new PointerByReference();
        int failure = SecurityApi.Loaded.ADVAPI32.GetSecurityInfo(
                handle,
                SecurityApi.SE_KERNEL_OBJECT,
                SecurityApi.OWNER_SECURITY_INFORMATION,
                owner,
                null,
                null,
                null,
                descriptor);
        if (failure != 0) {
            throw new WindowsException(failure, "GetSecurityInfo", name);
        }
        try {
            return text(owner.getValue(), name);
        } finally {
            free(descriptor.getValue());
        }
    }

    static Optional<String> text(@Nullable Pointer sid, String object) throws WindowsException {
        if (sid == null) {
            return Optional.empty();
        }
        PointerByReference text = new PointerByReference();
        if (!SecurityApi.Loaded.ADVAPI32.ConvertSidToStringSidW(sid, text)) {
            throw new WindowsException(Native.getLastError(), "ConvertSidToStringSidW", object);
        }
        try {
            return Optional.of(text.getValue().getWideString(0));
        } finally {
            free(text.getValue());
        }
    }

    static void free(@Nullable Pointer memory) {
        if (memory != null) {
            FileApi.Loaded.KERNEL32.LocalFree(memory);
        }
    }
}
