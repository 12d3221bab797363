package dev.keadm.windows.service;

import dev.keadm.windows.jna.HostedServiceCalls;
import dev.keadm.windows.jna.ServiceCalls.Control;
import dev.keadm.windows.jna.WindowsErrors;
import dev.keadm.windows.jna.WindowsException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** The life of one service, from the manager's call to its end. */
final class ServiceRun {
    /** The exit code of a program that ended by an exception. */
    private static final int INTERNAL = 1;

    private final String name;
    private final HostedService service;
    private final HostedServiceCalls calls;
    private final ServiceEnd end;
    private final Duration stopLimit;

    private final CountDownLatch stopAsked = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);
    private final AtomicBoolean ran = new AtomicBoolean();

    /** Set by the manager's call before the program's thread is there. */
    private volatile @Nullable ServiceStatusLine line;

    /** Set before {@link #over}. */
    private volatile int exitCode;

    ServiceRun(String name, HostedService service, HostedServiceCalls calls, ServiceEnd end, Duration stopLimit) {
        this.name = name;
        this.service = service;
        this.calls = calls;
        this.end = end;
        this.stopLimit = stopLimit;
    }

    int exitCode() {
        return exitCode;
    }

    /** ServiceMain. It stays until the service is stopped: a return before that has ended services of others. */
    void main() throws WindowsException {
        ServiceStatusLine status = new ServiceStatusLine(calls.register(name, this::control));
        line = status;
        status.starting();
        Thread program = Thread.ofPlatform().name("service").start(() -> program(status));
        try {
            over.await();
        } catch (InterruptedException _) {
            program.interrupt();
        }
    }

    /** HandlerEx: nothing that takes time happens here. */
    private int control(int control) {
        return switch (control) {
            case Control.INTERROGATE -> WindowsErrors.SUCCESS;
            case Control.STOP, Control.PRESHUTDOWN, Control.SHUTDOWN -> {
                stop();
                yield WindowsErrors.SUCCESS;
            }
            default -> WindowsErrors.CALL_NOT_IMPLEMENTED;
        };
    }

    private void stop() {
        told(ServiceStatusLine::stopping);
        if (stopAsked.getCount() > 0) {
            Thread.ofPlatform().daemon().name("service-watchdog").start(this::watch);
        }
        stopAsked.countDown();
    }

    private void program(ServiceStatusLine status) {
        try {
            ended(status, service.run(new Session()));
        } catch (Throwable e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            end.fatal("The service '" + name + "' ended by an error", e);
            ended(status, INTERNAL);
        }
    }

    /**
     * An end that nobody asked for, once it ran, is none that the manager is told of: it would take it for an orderly one
     * and not start the service again, unless the machine was started since the failure actions flag was set.
     */
    private void ended(ServiceStatusLine status, int code) {
        exitCode = code;
        if (ran.get() && stopAsked.getCount() > 0) {
            end.halt(code == HostedService.OK ? INTERNAL : code);
            return;
        }
        told(_ -> status.stopped(code));
        over.countDown();
    }

    /** What no code of ours caught, from a thread of Windows. */
    void escaped(Throwable thrown) {
        end.fatal("A call from Windows to the service '" + name + "' failed", thrown);
        ServiceStatusLine status = line;
        if (status == null) {
            end.halt(INTERNAL);
        } else {
            ended(status, INTERNAL);
        }
    }

    private void watch() {
        try {
            if (over.await(stopLimit.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException _) {
            return;
        }
        end.stuck(ThreadDump.text());
        // whoever asked for the stop gets it: with a code, Windows would start the service again
        told(status -> status.stopped(HostedService.OK));
        end.halt(INTERNAL);
    }

    private interface Telling {
        void to(ServiceStatusLine status) throws WindowsException;
    }

    /** A manager that cannot be told keeps the program from nothing. */
    private void told(Telling telling) {
        ServiceStatusLine status = line;
        if (status == null) {
            return;
        }
        try {
            telling.to(status);
        } catch (WindowsException e) {
            end.fatal("The service control manager cannot be told how service '" + name + "' is", e);
        }
    }

    private final class Session implements HostedService.Session {
        @Override
        public void progress() {
            told(ServiceStatusLine::progress);
        }

        @Override
        public void running() {
            told(status -> {
                if (status.running()) {
                    ran.set(true);
                }
            });
        }

        @Override
        public void awaitStop() throws InterruptedException {
            stopAsked.await();
        }
    }
}
