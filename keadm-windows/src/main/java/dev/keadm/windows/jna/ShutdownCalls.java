package dev.keadm.windows.jna;

import com.sun.jna.Native;
import com.sun.jna.platform.win32.Advapi32;
import com.sun.jna.platform.win32.Kernel32;
import com.sun.jna.platform.win32.WinDef;
import com.sun.jna.platform.win32.WinNT;
import com.sun.jna.win32.StdCallLibrary;
import com.sun.jna.win32.W32APIOptions;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Starts the machine again. */
public final class ShutdownCalls {
    private static final int PLANNED = 0x80000000;
    private static final int APPLICATION = 0x00040000;
    private static final int INSTALLATION = 0x00000002;
    private static final String THIS_PROCESS = "this process";

    private ShutdownCalls() {}

    interface Shutdown extends StdCallLibrary {
        boolean InitiateSystemShutdownEx(
                @Nullable String machine, String message, int seconds, boolean force, boolean restart, int reason);
    }

    /** How long the machine has been up, by {@code GetTickCount64}. A shutdown with fast startup does not set it back. */
    public static Duration upTime() {
        return Duration.ofMillis(Kernel32.INSTANCE.GetTickCount64());
    }

    /**
     * Restarts the machine after the delay, by {@code InitiateSystemShutdownExW}; programs that do not end are ended.
     *
     * @throws WindowsException 1115 or 1190 when a shutdown is under way already
     */
    public static void restart(String message, Duration delay) throws WindowsException {
        enableShutdownPrivilege();
        Shutdown calls = Native.load("advapi32", Shutdown.class, W32APIOptions.UNICODE_OPTIONS);
        if (!calls.InitiateSystemShutdownEx(
                null, message, (int) delay.toSeconds(), true, true, PLANNED | APPLICATION | INSTALLATION)) {
            throw new WindowsException(Native.getLastError(), "InitiateSystemShutdownExW", "this machine");
        }
    }

    /** Administrators have it, but not switched on. */
    static void enableShutdownPrivilege() throws WindowsException {
        WinNT.HANDLEByReference token = new WinNT.HANDLEByReference();
        if (!Advapi32.INSTANCE.OpenProcessToken(
                Kernel32.INSTANCE.GetCurrentProcess(), WinNT.TOKEN_ADJUST_PRIVILEGES | WinNT.TOKEN_QUERY, token)) {
            throw new WindowsException(Native.getLastError(), "OpenProcessToken", THIS_PROCESS);
        }
        try {
            WinNT.TOKEN_PRIVILEGES privileges = new WinNT.TOKEN_PRIVILEGES(1);
            WinNT.LUID luid = new WinNT.LUID();
            if (!Advapi32.INSTANCE.LookupPrivilegeValue(null, WinNT.SE_SHUTDOWN_NAME, luid)) {
                throw new WindowsException(Native.getLastError(), "LookupPrivilegeValueW", WinNT.SE_SHUTDOWN_NAME);
            }
            privileges.Privileges[0] =
                    new WinNT.LUID_AND_ATTRIBUTES(luid, new WinDef.DWORD(WinNT.SE_PRIVILEGE_ENABLED));
            boolean adjusted =
                    Advapi32.INSTANCE.AdjustTokenPrivileges(token.getValue(), false, privileges, 0, null, null);
            // it succeeds, too, where the account does not have the privilege; the shutdown itself then fails and says
            // so
            if (!adjusted) {
                throw new WindowsException(Native.getLastError(), "AdjustTokenPrivileges", THIS_PROCESS);
            }
        } finally {
            Kernel32.INSTANCE.CloseHandle(token.getValue());
        }
    }
}
