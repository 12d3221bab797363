package dev.keadm.windows.service;

import dev.keadm.windows.jna.ProcessCalls;
import dev.keadm.windows.jna.ProcessCalls.OpenProcess;
import dev.keadm.windows.jna.ServiceCalls.Access;
import dev.keadm.windows.jna.ServiceCalls.Control;
import dev.keadm.windows.jna.ServiceCalls.FailureActions;
import dev.keadm.windows.jna.ServiceCalls.Service;
import dev.keadm.windows.jna.ServiceCalls.State;
import dev.keadm.windows.jna.ServiceCalls.Status;
import dev.keadm.windows.jna.WindowsErrors;
import dev.keadm.windows.jna.WindowsException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Stops a service: those first that depend on it, then itself, until its process is gone. */
record ServiceStop(OpenServices services, ProcessCalls processes, Patience patience, StoppedDependents dependents) {
    private static final Duration AFTER_KILL = Duration.ofSeconds(10);
    private static final int ACCESS = Access.QUERY_STATUS | Access.STOP | Access.ENUMERATE_DEPENDENTS;

    /** Kills it at the deadline. */
    void stop(String name, Duration deadline) throws IOException, InterruptedException {
        Instant end = patience.in(deadline);
        Optional<Service> found = services.open(name, ACCESS);
        if (found.isEmpty()) {
            return;
        }
        try (Service service = found.get();
                Stopped stopped = new Stopped(service)) {
            if (patience.until(end, () -> stopped.asked(() -> stopDependents(service, name, name, end)))) {
                return;
            }
            kill(name, stopped);
        }
    }

    /**
     * Programs of others are not killed: what does not stop by itself is told of.
     *
     * @param first the service that is to stop in the end
     */
    private void stopDependents(Service service, String name, String first, Instant end)
            throws IOException, InterruptedException {
        for (String dependent : service.runningDependents()) {
            Optional<Service> found = services.open(dependent, ACCESS);
            if (found.isEmpty()) {
                continue;
            }
            try (Service other = found.get();
                    Stopped stopped = new Stopped(other)) {
                if (!patience.until(end, () -> stopped.asked(() -> stopDependents(other, dependent, first, end)))) {
                    throw new IOException("Service '" + dependent + "', which depends on '" + name
                            + "', does not stop. Stop it, then run keadm again.");
                }
                dependents.add(first, dependent);
            }
        }
    }

    /** Its recovery actions rest meanwhile, else Windows starts it again. */
    private void kill(String name, Stopped stopped) throws IOException, InterruptedException {
        int access = Access.QUERY_CONFIG | Access.CHANGE_CONFIG | Access.START;
        Optional<Service> found = services.open(name, access);
        if (found.isEmpty()) {
            stopped.kill();
            return;
        }
        try (Service service = found.get()) {
            Optional<FailureActions> actions = failureActions(service);
            if (actions.isPresent()) {
                service.setFailureActions(new FailureActions(0, List.of()));
            }
            try {
                stopped.kill();
                if (!patience.until(patience.in(AFTER_KILL), stopped::holds)) {
                    throw new IOException("Service '" + name + "' does not stop, though its process was killed");
                }
            } finally {
                if (actions.isPresent()) {
                    service.setFailureActions(actions.get());
                }
            }
        }
    }

    private static Optional<FailureActions> failureActions(Service service) throws WindowsException {
        try {
            return Optional.of(service.failureActions());
        } catch (WindowsException e) {
            if (e.code() == WindowsErrors.INVALID_LEVEL) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private interface DependentsFirst {
        void stop() throws IOException, InterruptedException;
    }

    /** Whether one service is stopped and its process gone. Of one thread. */
    private final class Stopped implements AutoCloseable {
        private final Service service;
        private Optional<OpenProcess> process = Optional.empty();
        private boolean asked;

        Stopped(Service service) {
            this.service = service;
        }

        boolean holds() throws WindowsException {
            Status status = service.status();
            if (process.isEmpty() && status.pid() != 0) {
                process = processes.open(status.pid());
            }
            return status.state() == State.STOPPED
                    && (process.isEmpty() || process.get().ended());
        }

        /** As {@link #holds}; asks it to stop as soon as it takes that. */
        boolean asked(DependentsFirst dependents) throws IOException, InterruptedException {
            boolean holds = holds();
            if (!holds && !asked && takesControls(service.status())) {
                asked = ask(dependents);
            }
            return holds;
        }

        private static boolean takesControls(Status status) {
            return status.state() == State.RUNNING || status.state() == State.PAUSED;
        }

        /** Whether it need not be asked again. */
        private boolean ask(DependentsFirst dependents) throws IOException, InterruptedException {
            try {
                service.control(Control.STOP);
                return true;
            } catch (WindowsException e) {
                return switch (e.code()) {
                    case WindowsErrors.DEPENDENT_SERVICES_RUNNING -> {
                        dependents.stop();
                        yield false;
                    }
                    // on its way: what comes of it is seen in its state
                    case WindowsErrors.SERVICE_CANNOT_ACCEPT_CTRL, WindowsErrors.SERVICE_NOT_ACTIVE -> false;
                    // it hangs, or it died while it was asked
                    case WindowsErrors.SERVICE_REQUEST_TIMEOUT, WindowsErrors.BROKEN_PIPE -> true;
                    default -> throw e;
                };
            }
        }

        void kill() throws WindowsException {
            if (process.isPresent()) {
                process.get().terminate();
            }
        }

        @Override
        public void close() throws WindowsException {
            if (process.isPresent()) {
                process.get().close();
            }
        }
    }
}
