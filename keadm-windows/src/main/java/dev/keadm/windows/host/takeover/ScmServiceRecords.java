package dev.keadm.windows.host.takeover;

import dev.keadm.windows.jna.ServiceCalls;
import dev.keadm.windows.jna.WindowsErrors;
import dev.keadm.windows.jna.WindowsException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Those of the Service Control Manager. */
public record ScmServiceRecords(ServiceCalls calls) implements ServiceRecords {
    private static final int NOT_THERE = 1060;
    private static final ServiceCalls.FailureActions NONE = new ServiceCalls.FailureActions(0, List.of());

    @Override
    public Optional<ServiceRecord> read(String name) throws IOException {
        try (ServiceCalls.Service service = calls.open(name, ServiceCalls.Access.QUERY_CONFIG)) {
            ServiceCalls.Config config = service.config();
            ServiceCalls.FailureActions failure = failureActions(service);
            return Optional.of(new ServiceRecord(
                    name,
                    config.type(),
                    config.startType(),
                    config.errorControl(),
                    config.binaryPath(),
                    config.account(),
                    config.displayName(),
                    config.dependencies(),
                    service.description(),
                    failure.resetSeconds(),
                    failure.actions().stream()
                            .map(action -> new ServiceRecord.Action(action.type(), action.delayMilliseconds()))
                            .toList()));
        } catch (WindowsException e) {
            if (e.code() == NOT_THERE) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** A system that does not know the level keeps no actions either. */
    private static ServiceCalls.FailureActions failureActions(ServiceCalls.Service service) throws WindowsException {
        try {
            return service.failureActions();
        } catch (WindowsException e) {
            if (e.code() == WindowsErrors.INVALID_LEVEL) {
                return NONE;
            }
            throw e;
        }
    }

    @Override
    public void restore(ServiceRecord service) throws IOException {
        ServiceCalls.Config config = new ServiceCalls.Config(
                service.type(),
                service.startType(),
                service.errorControl(),
                service.binaryPath(),
                service.account(),
                service.displayName(),
                service.dependencies());
        try (ServiceCalls.Service made =
                calls.create(service.name(), config, ServiceCalls.Access.CHANGE_CONFIG | ServiceCalls.Access.START)) {
            if (!service.description().isEmpty()) {
                made.describe(service.description());
            }
            if (!service.actions().isEmpty()) {
                made.setFailureActions(new ServiceCalls.FailureActions(
                        service.resetSeconds(),
                        service.actions().stream()
                                .map(action -> new ServiceCalls.FailureActions.Action(
                                        action.type(), action.delayMilliseconds()))
                                .toList()));
            }
        }
    }
}
