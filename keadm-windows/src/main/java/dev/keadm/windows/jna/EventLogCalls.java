package dev.keadm.windows.jna;

import com.sun.jna.Native;
import com.sun.jna.platform.win32.Advapi32;
import com.sun.jna.platform.win32.WinNT.HANDLE;

/** Writes to the system's event log. */
public final class EventLogCalls {
    /**
     * ReportEventW.
     *
     * @param type EVENTLOG_ERROR_TYPE and the like: 1, 2 or 4
     */
    public void report(String source, int type, int id, String text) throws WindowsException {
        HANDLE log = Advapi32.INSTANCE.RegisterEventSource(null, source);
        if (log == null) {
            throw new WindowsException(Native.getLastError(), "RegisterEventSourceW", source);
        }
        try {
            if (!Advapi32.INSTANCE.ReportEvent(log, type, 0, id, null, 1, 0, new String[] {text}, null)) {
                throw new WindowsException(Native.getLastError(), "ReportEventW", source);
            }
        } finally {
            Advapi32.INSTANCE.DeregisterEventSource(log);
        }
    }
}
