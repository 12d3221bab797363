package dev.keadm.windows.jna;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;

/** The account that this process runs as. */
public final class ProcessAccount {
    private static final String OBJECT = "this process";
    private static final int TOKEN_QUERY = 8;
    private static final int TOKEN_USER = 1;

    /** TOKEN_USER and the longest SID. */
    private static final int ENOUGH = 256;

    private ProcessAccount() {}

    /** Such as {@code S-1-5-18} for SYSTEM. */
    public static String sid() throws WindowsException {
        PointerByReference token = new PointerByReference();
        if (!SecurityApi.Loaded.ADVAPI32.OpenProcessToken(
                FileApi.Loaded.KERNEL32.GetCurrentProcess(), TOKEN_QUERY, token)) {
            throw new WindowsException(Native.getLastError(), "OpenProcessToken", OBJECT);
        }
        try {
            return user(token.getValue());
        } finally {
            FileApi.Loaded.KERNEL32.CloseHandle(token.getValue());
        }
    }

    private static String user(Pointer token) throws WindowsException {
        try (Memory user = new Memory(ENOUGH)) {
            IntByReference length = new IntByReference();
            if (!SecurityApi.Loaded.ADVAPI32.GetTokenInformation(token, TOKEN_USER, user, ENOUGH, length)) {
                throw new WindowsException(Native.getLastError(), "GetTokenInformation", OBJECT);
            }
            return Owners.text(user.getPointer(0), OBJECT)
                    .orElseThrow(() -> new WindowsException(WindowsErrors.NOT_FOUND, "GetTokenInformation", OBJECT));
        }
    }
}
