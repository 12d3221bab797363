package dev.keadm.windows.jna;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The processes of this machine. The right to end one is asked for only when it is to be ended: a protected process gives it
 * to nobody, and may be waited for all the same.
 */
public final class NativeProcessCalls implements ProcessCalls {
    private final Supplier<ProcessApi> library;

    public NativeProcessCalls() {
        this(() -> ProcessApi.Loaded.KERNEL32);
    }

    NativeProcessCalls(Supplier<ProcessApi> library) {
        this.library = library;
    }

    @Override
    public Optional<OpenProcess> open(long pid) throws WindowsException {
        ProcessApi api = library.get();
        Pointer process = api.OpenProcess(ProcessApi.SYNCHRONIZE, false, (int) pid);
        if (process != null) {
            return Optional.of(new Handle(api, process, pid));
        }
        int code = Native.getLastError();
        if (code == WindowsErrors.INVALID_PARAMETER) {
            return Optional.empty();
        }
        throw new WindowsException(code, "OpenProcess", name(pid));
    }

    private static String name(long pid) {
        return "process " + pid;
    }

    private record Handle(ProcessApi api, Pointer process, long pid) implements OpenProcess {
        @Override
        public boolean ended() throws WindowsException {
            int result = api.WaitForSingleObject(process, 0);
            if (result == FileApi.WAIT_FAILED) {
                throw failed("WaitForSingleObject");
            }
            return result != FileApi.WAIT_TIMEOUT;
        }

        /** Its number is nobody else's as long as this handle is open. */
        @Override
        public void terminate() throws WindowsException {
            Pointer mortal = api.OpenProcess(ProcessApi.PROCESS_TERMINATE, false, (int) pid);
            if (mortal == null) {
                unlessEnded(failed("OpenProcess"));
                return;
            }
            try {
                if (!api.TerminateProcess(mortal, 1)) {
                    unlessEnded(failed("TerminateProcess"));
                }
            } finally {
                close(mortal);
            }
        }

        /** One that ended meanwhile denies access. */
        private void unlessEnded(WindowsException failure) throws WindowsException {
            if (!ended()) {
                throw failure;
            }
        }

        @Override
        public void close() throws WindowsException {
            close(process);
        }

        private void close(Pointer handle) throws WindowsException {
            if (!api.CloseHandle(handle)) {
                throw failed("CloseHandle");
            }
        }

        private WindowsException failed(String call) {
            return new WindowsException(Native.getLastError(), call, name(pid));
        }
    }
}
