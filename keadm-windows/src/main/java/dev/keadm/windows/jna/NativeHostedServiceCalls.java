package dev.keadm.windows.jna;

import com.sun.jna.CallbackThreadInitializer;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.platform.win32.Advapi32;
import com.sun.jna.platform.win32.Winsvc.HandlerEx;
import com.sun.jna.platform.win32.Winsvc.SERVICE_MAIN_FUNCTION;
import com.sun.jna.platform.win32.Winsvc.SERVICE_STATUS;
import com.sun.jna.platform.win32.Winsvc.SERVICE_STATUS_HANDLE;
import com.sun.jna.platform.win32.Winsvc.SERVICE_TABLE_ENTRY;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The manager of this machine, for the one service that this process is. To be kept as long as the service lives. */
public final class NativeHostedServiceCalls implements HostedServiceCalls {
    private static final int WIN32_OWN_PROCESS = ServiceCalls.WIN32_OWN_PROCESS;

    /** Windows keeps only their addresses: one that is collected here takes the service with it. */
    private final List<Object> callbacks = new ArrayList<>();

    @Override
    public void dispatch(String name, Main main, Consumer<Throwable> escaped) throws WindowsException {
        Native.setCallbackExceptionHandler((_, thrown) -> escaped.accept(thrown));
        SERVICE_MAIN_FUNCTION function = (_, _) -> {
            try {
                main.run();
            } catch (WindowsException | RuntimeException e) {
                escaped.accept(e);
            }
        };
        Native.setCallbackThreadInitializer(function, new CallbackThreadInitializer(true, false, "service-main"));
        SERVICE_TABLE_ENTRY entry = new SERVICE_TABLE_ENTRY();
        SERVICE_TABLE_ENTRY[] table = (SERVICE_TABLE_ENTRY[]) entry.toArray(2);
        table[0].lpServiceName = name;
        table[0].lpServiceProc = function;
        callbacks.add(function);
        callbacks.add(table);
        if (!Advapi32.INSTANCE.StartServiceCtrlDispatcher(table)) {
            throw new WindowsException(Native.getLastError(), "StartServiceCtrlDispatcherW", name);
        }
    }

    @Override
    public StatusReport register(String name, Handler handler) throws WindowsException {
        HandlerEx function = (control, _, _, _) -> handler.control(control);
        callbacks.add(function);
        SERVICE_STATUS_HANDLE handle = Advapi32.INSTANCE.RegisterServiceCtrlHandlerEx(name, function, Pointer.NULL);
        if (handle == null) {
            throw new WindowsException(Native.getLastError(), "RegisterServiceCtrlHandlerExW", name);
        }
        return status -> {
            SERVICE_STATUS told = new SERVICE_STATUS();
            told.dwServiceType = WIN32_OWN_PROCESS;
            told.dwCurrentState = status.state();
            told.dwControlsAccepted = status.accepted();
            told.dwWin32ExitCode = status.exitCode();
            told.dwServiceSpecificExitCode = status.ownExitCode();
            told.dwCheckPoint = status.checkPoint();
            told.dwWaitHint = status.waitHint();
            if (!Advapi32.INSTANCE.SetServiceStatus(handle, told)) {
                throw new WindowsException(Native.getLastError(), "SetServiceStatus", name);
            }
        };
    }
}
