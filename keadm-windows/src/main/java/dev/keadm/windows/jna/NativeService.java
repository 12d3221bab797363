package dev.keadm.windows.jna;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.platform.win32.Advapi32;
import com.sun.jna.platform.win32.Winsvc;
import com.sun.jna.platform.win32.Winsvc.ChangeServiceConfig2Info;
import com.sun.jna.platform.win32.Winsvc.SC_ACTION;
import com.sun.jna.platform.win32.Winsvc.SC_HANDLE;
import com.sun.jna.platform.win32.Winsvc.SERVICE_DESCRIPTION;
import com.sun.jna.platform.win32.Winsvc.SERVICE_FAILURE_ACTIONS;
import com.sun.jna.platform.win32.Winsvc.SERVICE_STATUS;
import com.sun.jna.platform.win32.Winsvc.SERVICE_STATUS_PROCESS;
import com.sun.jna.ptr.IntByReference;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A handle of the Service Control Manager. */
final class NativeService implements ServiceCalls.Service {
    private static final int DESCRIPTION = 1;
    private static final int FAILURE_ACTIONS = 2;
    private static final int DELAYED_START = 3;
    private static final int FAILURE_FLAG = 4;
    private static final int SID_INFO = 5;
    private static final int PRESHUTDOWN_INFO = 7;

    private static final int SERVICE_ACTIVE = 1;

    private final SC_HANDLE handle;
    private final String name;

    NativeService(SC_HANDLE handle, String name) {
        this.handle = handle;
        this.name = name;
    }

    @Override
    public ServiceCalls.Config config() throws WindowsException {
        IntByReference needed = new IntByReference();
        check(
                ServiceLibrary.Loaded.LIBRARY.QueryServiceConfig(handle, null, 0, needed)
                        || Native.getLastError() == WindowsErrors.INSUFFICIENT_BUFFER,
                "QueryServiceConfigW");
        try (Memory config = new Memory(needed.getValue())) {
            check(
                    ServiceLibrary.Loaded.LIBRARY.QueryServiceConfig(handle, config, (int) config.size(), needed),
                    "QueryServiceConfigW");
            long pointers = 16;
            int size = Native.POINTER_SIZE;
            return new ServiceCalls.Config(
                    config.getInt(0),
                    config.getInt(4),
                    config.getInt(8),
                    text(config.getPointer(pointers)),
                    text(config.getPointer(pointers + 4L * size)),
                    text(config.getPointer(pointers + 5L * size)),
                    lines(config.getPointer(pointers + 3L * size)));
        }
    }

    @Override
    public void change(ServiceCalls.Config config) throws WindowsException {
        String dependencies = list(config.dependencies());
        try (Memory list = new Memory((dependencies.length() + 1L) * Native.WCHAR_SIZE)) {
            list.setWideString(0, dependencies);
            check(
                    ServiceLibrary.Loaded.LIBRARY.ChangeServiceConfig(
                            handle,
                            config.type(),
                            config.startType(),
                            config.errorControl(),
                            config.binaryPath(),
                            null,
                            null,
                            list,
                            config.account(),
                            null,
                            config.displayName()),
                    "ChangeServiceConfigW");
        }
    }

    @Override
    public String description() throws WindowsException {
        try (Memory info = query(DESCRIPTION)) {
            return text(info.getPointer(0));
        }
    }

    @Override
    public void describe(String description) throws WindowsException {
        SERVICE_DESCRIPTION info = new SERVICE_DESCRIPTION();
        info.lpDescription = description;
        set(DESCRIPTION, info);
    }

    @Override
    public ServiceCalls.FailureActions failureActions() throws WindowsException {
        try (Memory info = query(FAILURE_ACTIONS)) {
            int size = Native.POINTER_SIZE;
            int count = info.getInt(3L * size);
            Pointer array = info.getPointer(4L * size);
            List<ServiceCalls.FailureActions.Action> actions = new ArrayList<>();
            for (int i = 0; array != null && i < count; i++) {
                actions.add(new ServiceCalls.FailureActions.Action(array.getInt(8L * i), array.getInt(8L * i + 4)));
            }
            return new ServiceCalls.FailureActions(
                    info.getInt(0), actions, text(info.getPointer(size)), text(info.getPointer(2L * size)));
        }
    }

    @Override
    public void setFailureActions(ServiceCalls.FailureActions actions) throws WindowsException {
        List<ServiceCalls.FailureActions.Action> wanted = actions.actions();
        if (wanted.stream().anyMatch(action -> action.type() == ServiceCalls.ACTION_REBOOT)) {
            ShutdownCalls.enableShutdownPrivilege();
        }
        SERVICE_FAILURE_ACTIONS info = new SERVICE_FAILURE_ACTIONS();
        info.dwResetPeriod = actions.resetSeconds();
        // Windows takes no message and no command as "leave them as they are", and no array likewise
        info.lpRebootMsg = actions.rebootMessage();
        info.lpCommand = actions.command();
        info.cActions = wanted.size();
        info.lpsaActions = new SC_ACTION.ByReference();
        SC_ACTION[] array = (SC_ACTION[]) info.lpsaActions.toArray(Math.max(1, wanted.size()));
        for (int i = 0; i < wanted.size(); i++) {
            array[i].type = wanted.get(i).type();
            array[i].delay = wanted.get(i).delayMilliseconds();
        }
        set(FAILURE_ACTIONS, info);
    }

    @Override
    public boolean delayedStart() throws WindowsException {
        return number(DELAYED_START) != 0;
    }

    @Override
    public void setDelayedStart(boolean delayed) throws WindowsException {
        set(DELAYED_START, new ServiceLibrary.NumberInfo(delayed ? 1 : 0));
    }

    @Override
    public boolean failureFlag() throws WindowsException {
        return number(FAILURE_FLAG) != 0;
    }

    @Override
    public void setFailureFlag(boolean set) throws WindowsException {
        set(FAILURE_FLAG, new ServiceLibrary.NumberInfo(set ? 1 : 0));
    }

    @Override
    public int sidType() throws WindowsException {
        return number(SID_INFO);
    }

    @Override
    public void setSidType(int type) throws WindowsException {
        set(SID_INFO, new ServiceLibrary.NumberInfo(type));
    }

    @Override
    public int preshutdownMilliseconds() throws WindowsException {
        return number(PRESHUTDOWN_INFO);
    }

    @Override
    public void setPreshutdownMilliseconds(int milliseconds) throws WindowsException {
        set(PRESHUTDOWN_INFO, new ServiceLibrary.NumberInfo(milliseconds));
    }

    private int number(int level) throws WindowsException {
        try (Memory info = query(level)) {
            return info.getInt(0);
        }
    }

    private Memory query(int level) throws WindowsException {
        String call = "QueryServiceConfig2W level " + level;
        IntByReference needed = new IntByReference();
        check(
                Advapi32.INSTANCE.QueryServiceConfig2(handle, level, null, 0, needed)
                        || Native.getLastError() == WindowsErrors.INSUFFICIENT_BUFFER,
                call);
        Memory info = new Memory(Math.max(needed.getValue(), 64));
        info.clear();
        if (!Advapi32.INSTANCE.QueryServiceConfig2(handle, level, info, (int) info.size(), needed)) {
            int code = Native.getLastError();
            info.close();
            throw new WindowsException(code, call, name);
        }
        return info;
    }

    private void set(int level, ChangeServiceConfig2Info info) throws WindowsException {
        info.write();
        check(Advapi32.INSTANCE.ChangeServiceConfig2(handle, level, info), "ChangeServiceConfig2W level " + level);
    }

    @Override
    public ServiceCalls.Status status() throws WindowsException {
        SERVICE_STATUS_PROCESS status = new SERVICE_STATUS_PROCESS();
        check(
                Advapi32.INSTANCE.QueryServiceStatusEx(
                        handle,
                        Winsvc.SC_STATUS_TYPE.SC_STATUS_PROCESS_INFO,
                        status,
                        status.size(),
                        new IntByReference()),
                "QueryServiceStatusEx");
        return new ServiceCalls.Status(
                status.dwCurrentState,
                status.dwWin32ExitCode,
                status.dwServiceSpecificExitCode,
                status.dwCheckPoint,
                status.dwWaitHint,
                Integer.toUnsignedLong(status.dwProcessId));
    }

    @Override
    public void start() throws WindowsException {
        check(Advapi32.INSTANCE.StartService(handle, 0, null), "StartServiceW");
    }

    @Override
    public void control(int control) throws WindowsException {
        check(Advapi32.INSTANCE.ControlService(handle, control, new SERVICE_STATUS()), "ControlService " + control);
    }

    @Override
    public List<String> runningDependents() throws WindowsException {
        IntByReference needed = new IntByReference();
        IntByReference count = new IntByReference();
        if (Advapi32.INSTANCE.EnumDependentServices(handle, SERVICE_ACTIVE, null, 0, needed, count)) {
            return List.of();
        }
        check(Native.getLastError() == WindowsErrors.MORE_DATA, "EnumDependentServicesW");
        try (Memory services = new Memory(needed.getValue())) {
            check(
                    Advapi32.INSTANCE.EnumDependentServices(
                            handle, SERVICE_ACTIVE, services, (int) services.size(), needed, count),
                    "EnumDependentServicesW");
            List<String> names = new ArrayList<>();
            // two pointers and the seven numbers of SERVICE_STATUS, padded to a pointer's size
            long size = 2L * Native.POINTER_SIZE + 32;
            for (int i = 0; i < count.getValue(); i++) {
                names.add(text(services.getPointer(i * size)));
            }
            return names;
        }
    }

    @Override
    public void delete() throws WindowsException {
        check(Advapi32.INSTANCE.DeleteService(handle), "DeleteService");
    }

    @Override
    public void close() throws WindowsException {
        close(handle, name);
    }

    /** A handle that went with its connection is closed; what was asked through it has its own answer. */
    static void close(SC_HANDLE handle, String name) throws WindowsException {
        if (!Advapi32.INSTANCE.CloseServiceHandle(handle) && Native.getLastError() != WindowsErrors.INVALID_HANDLE) {
            throw new WindowsException(Native.getLastError(), "CloseServiceHandle", name);
        }
    }

    private void check(boolean done, String call) throws WindowsException {
        if (!done) {
            throw new WindowsException(Native.getLastError(), call, name);
        }
    }

    /** With a zero after each and one at the end, of which the call itself adds the last. */
    static String list(List<String> lines) {
        return lines.isEmpty() ? "\0" : String.join("\0", lines) + "\0";
    }

    private static String text(@Nullable Pointer text) {
        return text == null ? "" : text.getWideString(0);
    }

    private static List<String> lines(@Nullable Pointer list) {
        List<String> lines = new ArrayList<>();
        long offset = 0;
        String line = list == null ? "" : list.getWideString(0);
        while (list != null && !line.isEmpty()) {
            lines.add(line);
            offset += (line.length() + 1L) * Native.WCHAR_SIZE;
            line = list.getWideString(offset);
        }
        return lines;
    }
}
