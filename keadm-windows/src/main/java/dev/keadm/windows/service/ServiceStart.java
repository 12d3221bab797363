package dev.keadm.windows.service;

import dev.keadm.windows.jna.ServiceCalls.Access;
import dev.keadm.windows.jna.ServiceCalls.Service;
import dev.keadm.windows.jna.ServiceCalls.State;
import dev.keadm.windows.jna.ServiceCalls.Status;
import dev.keadm.windows.jna.WindowsErrors;
import dev.keadm.windows.jna.WindowsException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Starts a service and waits until it runs. */
record ServiceStart(OpenServices services, Patience patience) {
    /** ERROR_SERVICE_DATABASE_LOCKED: somebody else's installer is at work. */
    private static final int DATABASE_LOCKED = 1055;

    void start(String name, Duration deadline) throws IOException, InterruptedException {
        Optional<Service> found = services.open(name, Access.QUERY_STATUS | Access.START);
        if (found.isEmpty()) {
            throw new IOException("Service '" + name + "' is not installed");
        }
        try (Service service = found.get()) {
            Attempt attempt = new Attempt(service, name);
            if (!patience.until(patience.in(deadline), attempt::running)) {
                throw new IOException(
                        "Service '" + name + "' does not run after " + deadline.toSeconds() + " s: " + attempt.state());
            }
        }
    }

    /** Of one thread. */
    private static final class Attempt {
        private final Service service;
        private final String name;
        private boolean started;
        private Status status;

        Attempt(Service service, String name) throws WindowsException {
            this.service = service;
            this.name = name;
            this.status = service.status();
        }

        boolean running() throws IOException {
            status = service.status();
            if (status.state() == State.STOPPED) {
                if (started) {
                    throw stopped(status);
                }
                started = start();
            }
            return status.state() == State.RUNNING;
        }

        /** Whether the manager took it. One that is still about to stop is not started before it has. */
        private boolean start() throws IOException {
            try {
                service.start();
                return true;
            } catch (WindowsException e) {
                return switch (e.code()) {
                    case WindowsErrors.SERVICE_ALREADY_RUNNING -> false;
                    case DATABASE_LOCKED -> false;
                    case WindowsErrors.SERVICE_MARKED_FOR_DELETE -> throw OpenServices.marked(name);
                    default -> throw e;
                };
            }
        }

        private IOException stopped(Status end) {
            String why = end.exitCode() == WindowsErrors.SERVICE_SPECIFIC_ERROR
                    ? "its own code " + end.ownExitCode()
                    : WindowsErrors.describe(end.exitCode());
            return new IOException("Service '" + name + "' stopped while it started: " + why
                    + ". Its log and the system's event log say more.");
        }

        String state() {
            String state = switch (status.state()) {
                case State.START_PENDING -> "it is starting";
                case State.STOP_PENDING -> "it is still stopping";
                case State.STOPPED -> "it is stopped";
                case State.PAUSED -> "it is paused";
                default -> "it is in state " + status.state();
            };
            return state + ", at check point " + status.checkPoint() + " with " + status.waitHint() + " ms to the next";
        }
    }
}
