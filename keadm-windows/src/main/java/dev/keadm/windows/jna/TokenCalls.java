package dev.keadm.windows.jna;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.platform.win32.Kernel32;
import com.sun.jna.platform.win32.WinNT;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import com.sun.jna.win32.StdCallLibrary;
import com.sun.jna.win32.W32APIOptions;
import org.jspecify.annotations.Nullable;

/** What the account of this process may do. */
public final class TokenCalls {
    private TokenCalls() {}

    interface Membership extends StdCallLibrary {
        boolean ConvertStringSidToSidW(String text, PointerByReference sid);

        boolean CheckTokenMembership(WinNT.@Nullable HANDLE token, Pointer sid, IntByReference member);
    }

    /**
     * Whether the group is in this process's token and enabled there: an administrator's token without elevation has
     * Administrators for refusals only, which does not count.
     *
     * @param group its SID: {@code S-1-5-32-544}
     */
    public static boolean memberOf(String group) throws WindowsException {
        Membership calls = Native.load("advapi32", Membership.class, W32APIOptions.UNICODE_OPTIONS);
        PointerByReference sid = new PointerByReference();
        if (!calls.ConvertStringSidToSidW(group, sid)) {
            throw new WindowsException(Native.getLastError(), "ConvertStringSidToSidW", group);
        }
        try {
            IntByReference member = new IntByReference();
            if (!calls.CheckTokenMembership(null, sid.getValue(), member)) {
                throw new WindowsException(Native.getLastError(), "CheckTokenMembership", group);
            }
            return member.getValue() != 0;
        } finally {
            Kernel32.INSTANCE.LocalFree(sid.getValue());
        }
    }
}
