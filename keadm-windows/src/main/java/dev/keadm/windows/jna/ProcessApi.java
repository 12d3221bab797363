package dev.keadm.windows.jna;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.win32.StdCallLibrary;
import org.jspecify.annotations.Nullable;

/** Kernel32's functions for other processes, under their own names. */
interface ProcessApi extends StdCallLibrary {
    int SYNCHRONIZE = 0x0010_0000;
    int PROCESS_TERMINATE = 1;

    /** Loads the library when it is first asked for. */
    final class Loaded {
        static final ProcessApi KERNEL32 = Native.load("kernel32", ProcessApi.class);

        private Loaded() {}
    }

    @Nullable
    Pointer OpenProcess(int access, boolean inherit, int pid);

    int WaitForSingleObject(Pointer process, int milliseconds);

    boolean TerminateProcess(Pointer process, int exitCode);

    boolean CloseHandle(Pointer process);
}
