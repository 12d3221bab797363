package dev.keadm.windows.service;

import dev.keadm.artifact.Waiting;
import dev.keadm.host.ServiceDefinition;
import dev.keadm.host.ServiceManager;
import dev.keadm.host.ServiceMatch;
import dev.keadm.host.ServiceStatus;
import dev.keadm.windows.jna.NativeProcessCalls;
import dev.keadm.windows.jna.NativeServiceCalls;
import dev.keadm.windows.jna.ProcessCalls;
import dev.keadm.windows.jna.ServiceCalls;
import dev.keadm.windows.jna.ServiceCalls.Access;
import dev.keadm.windows.jna.ServiceCalls.Service;
import dev.keadm.windows.jna.ServiceCalls.State;
import dev.keadm.windows.jna.ServiceCalls.Status;
import dev.keadm.windows.jna.WindowsErrors;
import dev.keadm.windows.jna.WindowsException;
import dev.keadm.windows.registry.Registry;
import dev.keadm.windows.registry.RegistryValue;
import dev.keadm.windows.registry.WindowsRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Services of Windows, as LocalSystem. They are started with the machine, and started again 5, 30 and then always 60 seconds
 * after they died (the first as the definition says).
 */
public final class ScmServiceManager implements ServiceManager {
    private static final Duration UNTIL_GONE = Duration.ofSeconds(60);
    private static final String ENVIRONMENT = "Environment";

    private final OpenServices services;
    private final ServiceCalls calls;
    private final ProcessCalls processes;
    private final Registry registry;
    private final Patience patience;
    private final StoppedDependents dependents = new StoppedDependents();

    /** The services of this machine. */
    public ScmServiceManager() {
        this(
                new NativeServiceCalls(),
                new NativeProcessCalls(),
                new WindowsRegistry(),
                new Patience(InstantSource.system(), Waiting.REAL));
    }

    ScmServiceManager(ServiceCalls calls, ProcessCalls processes, Registry registry, Patience patience) {
        this.services = new OpenServices(calls);
        this.calls = calls;
        this.processes = processes;
        this.registry = registry;
        this.patience = patience;
    }

    @Override
    public ServiceStatus status(String name) throws IOException {
        Optional<Service> found = services.open(name, Access.QUERY_STATUS);
        if (found.isEmpty()) {
            return new ServiceStatus.NotInstalled();
        }
        try (Service service = found.get()) {
            Status status = service.status();
            return switch (status.state()) {
                case State.STOPPED -> new ServiceStatus.Stopped();
                case State.START_PENDING -> new ServiceStatus.Starting();
                case State.STOP_PENDING -> new ServiceStatus.Stopping();
                default -> new ServiceStatus.Running(status.pid());
            };
        }
    }

    @Override
    public ServiceMatch compare(ServiceDefinition definition) throws IOException {
        Optional<Service> found = services.open(definition.name(), Access.QUERY_CONFIG);
        if (found.isEmpty()) {
            return ServiceMatch.NOT_INSTALLED;
        }
        WantedService wanted = new WantedService(definition);
        try (Service service = found.get()) {
            if (!service.config().equals(wanted.config())
                    || !environment(wanted).equals(wanted.environment())) {
                return ServiceMatch.DIFFERENT;
            }
            for (Setting<?> setting : wanted.settings()) {
                if (!setting.holds(service)) {
                    return ServiceMatch.DIFFERENT;
                }
            }
            return ServiceMatch.SAME;
        }
    }

    private RegistryValue environment(WantedService wanted) throws IOException {
        return registry.read(wanted.registryKey(), ENVIRONMENT).orElse(new RegistryValue.Texts(List.of()));
    }

    @Override
    public Map<String, String> environment(String name) throws IOException {
        Map<String, String> variables = new TreeMap<>();
        if (registry.read(WantedService.registryKey(name), ENVIRONMENT).orElse(null)
                instanceof RegistryValue.Texts(List<String> lines)) {
            for (String line : lines) {
                int end = line.indexOf('=');
                if (end > 0) {
                    variables.put(line.substring(0, end), line.substring(end + 1));
                }
            }
        }
        return variables;
    }

    @Override
    public String caveat() {
        return "";
    }

    @Override
    public List<String> install(ServiceDefinition definition) throws IOException, InterruptedException {
        WantedService wanted = new WantedService(definition);
        try (Service service = changedOrMade(wanted)) {
            List<String> warnings = new ArrayList<>();
            basics(service, wanted).ifPresent(warnings::add);
            for (Setting<?> setting : wanted.settings()) {
                setting.apply(service, definition.name()).ifPresent(warnings::add);
            }
            writeEnvironment(wanted).ifPresent(warnings::add);
            return List.copyOf(warnings);
        }
    }

    /** Changed in place where it is there: one that is deleted first may stay marked for deletion for long. */
    private Service changedOrMade(WantedService wanted) throws IOException, InterruptedException {
        String name = wanted.definition().name();
        int access = Access.QUERY_CONFIG | Access.CHANGE_CONFIG | Access.START;
        Instant end = patience.in(UNTIL_GONE);
        List<Service> opened = new ArrayList<>();
        boolean done = patience.until(end, () -> {
            Optional<Service> service = tryToChangeOrMake(wanted, access);
            service.ifPresent(opened::add);
            return service.isPresent();
        });
        if (!done) {
            throw OpenServices.marked(name);
        }
        return opened.getFirst();
    }

    /** Empty while it is marked for deletion, or when somebody else makes or deletes it between two calls. */
    private Optional<Service> tryToChangeOrMake(WantedService wanted, int access) throws IOException {
        String name = wanted.definition().name();
        try {
            Optional<Service> there = services.open(name, access);
            if (there.isEmpty()) {
                return Optional.of(calls.create(name, wanted.config(), access));
            }
            change(there.get(), wanted.config());
            return there;
        } catch (WindowsException e) {
            return switch (e.code()) {
                case WindowsErrors.SERVICE_MARKED_FOR_DELETE, WindowsErrors.SERVICE_EXISTS -> Optional.empty();
                default -> throw e;
            };
        }
    }

    /** Closed again when it fails: an open one could never be deleted for good. */
    private static void change(Service service, ServiceCalls.Config config) throws WindowsException {
        try {
            service.change(config);
        } catch (WindowsException e) {
            service.close();
            throw e;
        }
    }

    private static Optional<String> basics(Service service, WantedService wanted) throws WindowsException {
        ServiceCalls.Config found = service.config();
        return found.equals(wanted.config())
                ? Optional.empty()
                : Optional.of("service-settings: Windows reads service '"
                        + wanted.definition().name() + "' back as " + found + ", set was " + wanted.config() + ".");
    }

    private Optional<String> writeEnvironment(WantedService wanted) throws IOException {
        RegistryValue.Texts environment = wanted.environment();
        if (environment.lines().isEmpty()) {
            registry.deleteValue(wanted.registryKey(), ENVIRONMENT);
        } else {
            registry.write(wanted.registryKey(), ENVIRONMENT, environment);
        }
        return environment(wanted).equals(environment)
                ? Optional.empty()
                : Optional.of("service-environment: this Windows does not keep the environment of service '"
                        + wanted.definition().name() + "': it starts with the machine's own.");
    }

    /** With it those start again that this manager had to stop before it, though it was made anew meanwhile. */
    @Override
    public void start(String name, Duration deadline) throws IOException, InterruptedException {
        new ServiceStart(services, patience).start(name, deadline);
        List<IOException> failures = new ArrayList<>();
        for (String dependent : dependents.take(name).reversed()) {
            try {
                startAgain(dependent, name, deadline);
            } catch (IOException e) {
                failures.add(e);
            }
        }
        if (!failures.isEmpty()) {
            IOException first = failures.removeFirst();
            failures.forEach(first::addSuppressed);
            throw first;
        }
    }

    private void startAgain(String dependent, String name, Duration deadline) throws IOException, InterruptedException {
        if (services.gone(dependent)) {
            return;
        }
        try {
            new ServiceStart(services, patience).start(dependent, deadline);
        } catch (IOException e) {
            throw new IOException(
                    "Service '" + dependent + "', which had to stop with '" + name
                            + "' as it depends on it, does not start again: " + e.getMessage(),
                    e);
        }
    }

    @Override
    public void stop(String name, Duration deadline) throws IOException, InterruptedException {
        new ServiceStop(services, processes, patience, dependents).stop(name, deadline);
    }

    @Override
    public void remove(String name) throws IOException, InterruptedException {
        Optional<Service> found = services.open(name, Access.QUERY_STATUS | Access.DELETE);
        if (found.isEmpty()) {
            return;
        }
        try (Service service = found.get()) {
            if (service.status().state() != State.STOPPED) {
                throw new IOException("Service '" + name + "' runs; it is removed only when it is stopped");
            }
            delete(service);
        }
        if (!patience.until(patience.in(UNTIL_GONE), () -> services.gone(name))) {
            throw OpenServices.marked(name);
        }
    }

    private static void delete(Service service) throws WindowsException {
        try {
            service.delete();
        } catch (WindowsException e) {
            if (e.code() != WindowsErrors.SERVICE_MARKED_FOR_DELETE) {
                throw e;
            }
        }
    }
}
