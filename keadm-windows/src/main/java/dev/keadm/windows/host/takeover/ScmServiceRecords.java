package dev.keadm.windows.host.takeover;

import dev.keadm.windows.jna.ServiceCalls;
import dev.keadm.windows.jna.ServiceCalls.Access;
import dev.keadm.windows.jna.ServiceCalls.FailureActions;
import dev.keadm.windows.jna.ServiceCalls.Service;
import dev.keadm.windows.jna.WindowsErrors;
import dev.keadm.windows.jna.WindowsException;
import dev.keadm.windows.registry.Registry;
import dev.keadm.windows.registry.RegistryValue;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Those of the Service Control Manager, which leaves their environments to the registry. */
public record ScmServiceRecords(ServiceCalls calls, Registry registry) implements ServiceRecords {
    private static final String ENVIRONMENT = "Environment";
    private static final int NO_SID = 0;

    @Override
    public Optional<ServiceRecord> read(String name) throws IOException {
        try (Service service = calls.open(name, Access.QUERY_CONFIG)) {
            ServiceCalls.Config config = service.config();
            FailureActions failure = known(service::failureActions);
            FailureActions actions = failure == null ? new FailureActions(0, List.of()) : failure;
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
                    actions.resetSeconds(),
                    actions.actions().stream()
                            .map(action -> new ServiceRecord.Action(action.type(), action.delayMilliseconds()))
                            .toList(),
                    further(service, actions, environment(name))));
        } catch (WindowsException e) {
            if (e.code() == WindowsErrors.SERVICE_DOES_NOT_EXIST) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static ServiceRecord.Further further(Service service, FailureActions actions, List<String> environment)
            throws WindowsException {
        return new ServiceRecord.Further(
                known(service::delayedStart),
                known(service::failureFlag),
                known(service::sidType),
                known(service::preshutdownMilliseconds),
                actions.rebootMessage(),
                actions.command(),
                environment);
    }

    private interface Reading<T> {
        T read() throws WindowsException;
    }

    /** A system that does not know the level keeps no such setting either. */
    private static <T> @Nullable T known(Reading<T> reading) throws WindowsException {
        try {
            return reading.read();
        } catch (WindowsException e) {
            if (e.code() == WindowsErrors.INVALID_LEVEL) {
                return null;
            }
            throw e;
        }
    }

    private List<String> environment(String name) throws IOException {
        return registry.read(key(name), ENVIRONMENT).orElse(null) instanceof RegistryValue.Texts(List<String> lines)
                ? lines
                : List.of();
    }

    private static String key(String service) {
        return "SYSTEM\\CurrentControlSet\\Services\\" + service;
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
        try (Service made = calls.create(service.name(), config, Access.CHANGE_CONFIG | Access.START)) {
            if (!service.description().isEmpty()) {
                made.describe(service.description());
            }
            if (!service.actions().isEmpty()) {
                made.setFailureActions(actions(service));
            }
            if (service.further() != null) {
                restore(made, service.further());
            }
        }
        if (service.further() != null && !service.further().environment().isEmpty()) {
            registry.write(
                    key(service.name()),
                    ENVIRONMENT,
                    new RegistryValue.Texts(service.further().environment()));
        }
    }

    private static FailureActions actions(ServiceRecord service) {
        ServiceRecord.Further further = service.further();
        return new FailureActions(
                service.resetSeconds(),
                service.actions().stream()
                        .map(action -> new FailureActions.Action(action.type(), action.delayMilliseconds()))
                        .toList(),
                further == null ? "" : further.rebootMessage(),
                further == null ? "" : further.command());
    }

    /** What is as in every new service is not touched: delayed start, for one, is refused where a start is by hand. */
    private static void restore(Service made, ServiceRecord.Further further) throws WindowsException {
        if (Boolean.TRUE.equals(further.delayedStart())) {
            made.setDelayedStart(true);
        }
        if (Boolean.TRUE.equals(further.failureFlag())) {
            made.setFailureFlag(true);
        }
        if (further.sidType() != null && further.sidType() != NO_SID) {
            made.setSidType(further.sidType());
        }
        if (further.preshutdownMilliseconds() != null) {
            made.setPreshutdownMilliseconds(further.preshutdownMilliseconds());
        }
    }
}
