package dev.keadm.windows.service;

import dev.keadm.windows.jna.HostedServiceCalls.Accept;
import dev.keadm.windows.jna.HostedServiceCalls.Status;
import dev.keadm.windows.jna.HostedServiceCalls.StatusReport;
import dev.keadm.windows.jna.ServiceCalls.State;
import dev.keadm.windows.jna.WindowsErrors;
import dev.keadm.windows.jna.WindowsException;
import java.time.Duration;

/**
 * What the manager was told last, and what may follow: starting, running, stopping, stopped, never back, and stopped only
 * once. Guarded by its own lock, which is held while the manager is told, so that it hears one thing after another.
 */
final class ServiceStatusLine {
    /** No single part of the program takes longer to start. */
    private static final Duration START_HINT = Duration.ofSeconds(60);

    /** The whole stop takes no longer. */
    private static final Duration STOP_HINT = Duration.ofSeconds(30);

    private final StatusReport report;
    private int state = State.STOPPED;
    private int checkPoint;
    private boolean ended;

    ServiceStatusLine(StatusReport report) {
        this.report = report;
    }

    synchronized void starting() throws WindowsException {
        pending(State.START_PENDING, START_HINT);
    }

    /** Whether it may run: not once it is stopping. */
    synchronized boolean running() throws WindowsException {
        if (state != State.START_PENDING) {
            return false;
        }
        state = State.RUNNING;
        checkPoint = 0;
        tell(Accept.STOP | Accept.PRESHUTDOWN, 0, 0, Duration.ZERO);
        return true;
    }

    synchronized void stopping() throws WindowsException {
        if (!ended && state != State.STOP_PENDING) {
            pending(State.STOP_PENDING, STOP_HINT);
        }
    }

    synchronized void progress() throws WindowsException {
        switch (state) {
            case State.START_PENDING -> pending(State.START_PENDING, START_HINT);
            case State.STOP_PENDING -> pending(State.STOP_PENDING, STOP_HINT);
            default -> {}
        }
    }

    /** The last that the manager hears; whatever comes later is not told. */
    synchronized void stopped(int code) throws WindowsException {
        if (ended) {
            return;
        }
        ended = true;
        state = State.STOPPED;
        checkPoint = 0;
        tell(Accept.NOTHING, code == 0 ? 0 : WindowsErrors.SERVICE_SPECIFIC_ERROR, code, Duration.ZERO);
    }

    private void pending(int pending, Duration hint) throws WindowsException {
        checkPoint = state == pending ? checkPoint + 1 : 1;
        state = pending;
        tell(Accept.NOTHING, 0, 0, hint);
    }

    private void tell(int accepted, int exitCode, int ownExitCode, Duration hint) throws WindowsException {
        report.report(new Status(state, accepted, exitCode, ownExitCode, checkPoint, Math.toIntExact(hint.toMillis())));
    }
}
