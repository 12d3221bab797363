package dev.keadm.windows.service;

import dev.keadm.windows.jna.ServiceCalls;
import dev.keadm.windows.jna.ServiceCalls.Service;
import dev.keadm.windows.jna.WindowsErrors;
import dev.keadm.windows.jna.WindowsException;
import java.io.IOException;
import java.util.Optional;

/** Opens services, and says what it means when one is marked for deletion. */
record OpenServices(ServiceCalls calls) {
    /** Empty when there is none of that name. */
    Optional<Service> open(String name, int access) throws WindowsException {
        try {
            return Optional.of(calls.open(name, access));
        } catch (WindowsException e) {
            if (e.code() == WindowsErrors.SERVICE_DOES_NOT_EXIST) {
                return Optional.empty();
            }
            throw e;
        }
    }

    boolean gone(String name) throws WindowsException {
        Optional<Service> service = open(name, ServiceCalls.Access.QUERY_STATUS);
        if (service.isPresent()) {
            service.get().close();
        }
        return service.isEmpty();
    }

    /** Those who keep services open are known from installers that met them, such as Topshelf#35 and npcap#376. */
    static IOException marked(String name) {
        return new IOException(
                "Service '" + name + "' is marked for deletion, but something still has it open: usually the"
                        + " Services console, Task Manager, Event Viewer or a monitoring agent. Close them and run keadm again; a"
                        + " restart of the machine clears it, too.");
    }
}
