package dev.keadm.windows.jna;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.win32.StdCallLibrary;

/** Counts the handles of this process. {@code GetProcessHandleCount} would do on Windows, and is always 0 under Wine. */
public final class OpenHandles {
    private static final int SYSTEM_EXTENDED_HANDLE_INFORMATION = 64;
    private static final int STATUS_INFO_LENGTH_MISMATCH = 0xC000_0004;

    /** SYSTEM_HANDLE_INFORMATION_EX: the number of entries and a reserved word, then the entries. */
    private static final int HEADER = 16;

    private static final int ENTRY = 40;
    private static final int PROCESS_OFFSET = 8;
    private static final int ENOUGH_FOR_MOST = 1 << 20;

    private interface NtApi extends StdCallLibrary {
        NtApi NTDLL = Native.load("ntdll", NtApi.class);

        int NtQuerySystemInformation(int kind, Pointer information, int size, IntByReference length);
    }

    private OpenHandles() {}

    public static int count() throws WindowsException {
        for (int size = ENOUGH_FOR_MOST; ; size *= 2) {
            try (Memory information = new Memory(size)) {
                int status = NtApi.NTDLL.NtQuerySystemInformation(
                        SYSTEM_EXTENDED_HANDLE_INFORMATION, information, size, new IntByReference());
                if (status == 0) {
                    return ofThisProcess(information);
                }
                if (status != STATUS_INFO_LENGTH_MISMATCH) {
                    throw new WindowsException(status, "NtQuerySystemInformation", "handles");
                }
            }
        }
    }

    private static int ofThisProcess(Pointer information) {
        long process = ProcessHandle.current().pid();
        long entries = information.getLong(0);
        int count = 0;
        for (long entry = 0; entry < entries; entry++) {
            if (information.getLong(HEADER + entry * ENTRY + PROCESS_OFFSET) == process) {
                count++;
            }
        }
        return count;
    }
}
