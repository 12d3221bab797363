package dev.keadm.windows.service;

import dev.keadm.windows.jna.HostedServiceCalls;
import dev.keadm.windows.jna.NativeHostedServiceCalls;
import dev.keadm.windows.jna.WindowsErrors;
import dev.keadm.windows.jna.WindowsException;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * Runs a program as the service that this process is, as the page <i>Service Program Tasks</i> and those below it want it:
 * the dispatcher is called at once, from the thread that asks for it; the program works on a thread of its own.
 */
public final class ServiceHost {
    /** Windows itself gives a service that stops 30 seconds before the administrator is told that it hangs. */
    private static final Duration STOP_LIMIT = Duration.ofSeconds(25);

    private final HostedServiceCalls calls;
    private final ServiceEnd end;
    private final Duration stopLimit;

    public ServiceHost(ServiceEnd end) {
        this(new NativeHostedServiceCalls(), end, STOP_LIMIT);
    }

    ServiceHost(HostedServiceCalls calls, ServiceEnd end, Duration stopLimit) {
        this.calls = calls;
        this.end = end;
        this.stopLimit = stopLimit;
    }

    /**
     * Returns when the service is stopped; the process is to end then.
     *
     * @return the program's exit code; empty at once when this process was not started as a service
     */
    public OptionalInt run(String name, HostedService service) throws WindowsException {
        ServiceRun run = new ServiceRun(name, service, calls, end, stopLimit);
        try {
            calls.dispatch(name, run::main, run::escaped);
        } catch (WindowsException e) {
            if (e.code() == WindowsErrors.FAILED_SERVICE_CONTROLLER_CONNECT) {
                return OptionalInt.empty();
            }
            throw e;
        }
        return OptionalInt.of(run.exitCode());
    }
}
