package dev.keadm.windows.jna;

import com.sun.jna.Native;
import com.sun.jna.platform.win32.Advapi32;
import com.sun.jna.platform.win32.Winsvc;
import com.sun.jna.platform.win32.Winsvc.SC_HANDLE;
import org.jspecify.annotations.Nullable;

/** The Service Control Manager of this machine. It is connected to anew for each service that is opened. */
public final class NativeServiceCalls implements ServiceCalls {
    private static final String MANAGER = "the Service Control Manager";

    /**
     * A connection that stays. Under Wine all handles of a process end when it has no connection left for a moment, which
     * several threads that come and go bring about; on Windows it changes nothing.
     */
    private static final class Kept {
        static final @Nullable SC_HANDLE MANAGER =
                Advapi32.INSTANCE.OpenSCManager(null, null, Winsvc.SC_MANAGER_CONNECT);
    }

    private interface Opening {
        @Nullable
        SC_HANDLE in(SC_HANDLE manager);
    }

    @Override
    public Service open(String name, int access) throws WindowsException {
        return opened(
                name,
                "OpenServiceW",
                Winsvc.SC_MANAGER_CONNECT,
                manager -> Advapi32.INSTANCE.OpenService(manager, name, access));
    }

    @Override
    public Service create(String name, Config config, int access) throws WindowsException {
        return opened(
                name,
                "CreateServiceW",
                Winsvc.SC_MANAGER_CONNECT | Winsvc.SC_MANAGER_CREATE_SERVICE,
                manager -> Advapi32.INSTANCE.CreateService(
                        manager,
                        name,
                        config.displayName(),
                        access,
                        config.type(),
                        config.startType(),
                        config.errorControl(),
                        config.binaryPath(),
                        null,
                        null,
                        NativeService.list(config.dependencies()),
                        config.account(),
                        null));
    }

    /** Where the first connection failed, this one fails, too, and leaves its own error. */
    private static @Nullable SC_HANDLE connection(int access) {
        SC_HANDLE _ = Kept.MANAGER;
        return Advapi32.INSTANCE.OpenSCManager(null, null, access);
    }

    private static Service opened(String name, String call, int access, Opening opening) throws WindowsException {
        SC_HANDLE manager = connection(access);
        if (manager == null) {
            throw new WindowsException(Native.getLastError(), "OpenSCManagerW", MANAGER);
        }
        try {
            SC_HANDLE service = opening.in(manager);
            if (service == null) {
                throw new WindowsException(Native.getLastError(), call, name);
            }
            return new NativeService(service, name);
        } finally {
            NativeService.close(manager, MANAGER);
        }
    }
}
