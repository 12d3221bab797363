package dev.keadm.windows.jna;

import com.sun.jna.Native;
import com.sun.jna.platform.win32.Kernel32;
import com.sun.jna.platform.win32.WinBase;
import com.sun.jna.platform.win32.WinError;
import com.sun.jna.platform.win32.WinNT;
import com.sun.jna.platform.win32.WinNT.HANDLE;
import java.util.Optional;

/** The processes of this machine. */
public final class NativeProcessCalls implements ProcessCalls {
    @Override
    public Optional<OpenProcess> open(long pid) throws WindowsException {
        HANDLE handle = Kernel32.INSTANCE.OpenProcess(WinNT.SYNCHRONIZE | WinNT.PROCESS_TERMINATE, false, (int) pid);
        if (handle != null) {
            return Optional.of(new Handle(handle, "process " + pid));
        }
        int code = Native.getLastError();
        if (code == WindowsErrors.INVALID_PARAMETER) {
            return Optional.empty();
        }
        throw new WindowsException(code, "OpenProcess", "process " + pid);
    }

    private record Handle(HANDLE handle, String name) implements OpenProcess {
        @Override
        public boolean ended() throws WindowsException {
            int result = Kernel32.INSTANCE.WaitForSingleObject(handle, 0);
            if (result == WinBase.WAIT_FAILED) {
                throw new WindowsException(Native.getLastError(), "WaitForSingleObject", name);
            }
            return result != WinError.WAIT_TIMEOUT;
        }

        @Override
        public void terminate() throws WindowsException {
            if (Kernel32.INSTANCE.TerminateProcess(handle, 1)) {
                return;
            }
            int code = Native.getLastError();
            // one that ended meanwhile denies access
            if (!ended()) {
                throw new WindowsException(code, "TerminateProcess", name);
            }
        }

        @Override
        public void close() throws WindowsException {
            if (!Kernel32.INSTANCE.CloseHandle(handle)) {
                throw new WindowsException(Native.getLastError(), "CloseHandle", name);
            }
        }
    }
}
