package dev.keadm.windows.jna;

import com.sun.jna.Native;
import com.sun.jna.platform.win32.Kernel32;
import com.sun.jna.platform.win32.WinDef.DWORD;

/** How much of the processors this process gets, when others want them, too. */
public final class ProcessPriority {
    private ProcessPriority() {}

    /** SetPriorityClass. */
    public static void set(int priorityClass) throws WindowsException {
        if (!Kernel32.INSTANCE.SetPriorityClass(Kernel32.INSTANCE.GetCurrentProcess(), new DWORD(priorityClass))) {
            throw new WindowsException(Native.getLastError(), "SetPriorityClass", "priority class " + priorityClass);
        }
    }
}
