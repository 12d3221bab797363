package dev.keadm.windows.jna;

import java.util.function.Consumer;

/** What a process that is a service says to the Service Control Manager and hears from it. */
public interface HostedServiceCalls {
    /** Control codes that a service takes: SERVICE_ACCEPT_STOP and the like. */
    final class Accept {
        public static final int NOTHING = 0;
        public static final int STOP = 0x1;
        public static final int PRESHUTDOWN = 0x100;

        private Accept() {}
    }

    /** ServiceMain: called on a thread of Windows, to return when the service is stopped. */
    interface Main {
        void run() throws WindowsException;
    }

    /** HandlerEx: called on the dispatcher's thread, to return at once. */
    interface Handler {
        /** @return 0, or {@link WindowsErrors#CALL_NOT_IMPLEMENTED} */
        int control(int control);
    }

    /**
     * SERVICE_STATUS.
     *
     * @param state one of {@link ServiceCalls.State}
     * @param accepted of {@link Accept}, added up
     * @param exitCode 0, or {@link WindowsErrors#SERVICE_SPECIFIC_ERROR} where {@code ownExitCode} counts
     * @param waitHint milliseconds until the check point is to grow or the state to change
     */
    record Status(int state, int accepted, int exitCode, int ownExitCode, int checkPoint, int waitHint) {}

    /** Tells the manager what the service does. */
    interface StatusReport {
        void report(Status status) throws WindowsException;
    }

    /**
     * StartServiceCtrlDispatcherW: connects this process to the manager, which then calls {@code main}; returns when the
     * service is stopped. Once a process.
     *
     * @param escaped gets what escapes from {@code main} or a handler, which Windows could make nothing of
     * @throws WindowsException with {@link WindowsErrors#FAILED_SERVICE_CONTROLLER_CONNECT} in a process that the manager
     *     did not start
     */
    void dispatch(String name, Main main, Consumer<Throwable> escaped) throws WindowsException;

    /** RegisterServiceCtrlHandlerExW, to be called in {@link Main#run}. */
    StatusReport register(String name, Handler handler) throws WindowsException;
}
