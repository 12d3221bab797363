package dev.keadm.host;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Services in memory. A started one is a process of {@link FakeProcesses}. */
public final class FakeServices implements ServiceManager {
    /** @param pid of the process, while it runs */
    private record Service(
            ServiceDefinition definition, @Nullable Long pid) {}

    private final Map<String, Service> services = new TreeMap<>();
    private final FakeFaults faults;
    private final FakeProcesses processes;
    private Consumer<ServiceDefinition> atStart = _ -> {};
    private String caveat = "";
    private List<String> warnings = List.of();

    FakeServices(FakeFaults faults, FakeProcesses processes) {
        this.faults = faults;
        this.processes = processes;
    }

    /** What a service does when it is started: write its status file, for one. */
    public FakeServices whenStarted(Consumer<ServiceDefinition> action) {
        this.atStart = action;
        return this;
    }

    public FakeServices withCaveat(String text) {
        this.caveat = text;
        return this;
    }

    /** What {@link #install} answers from now on. */
    public FakeServices withWarnings(String... sentences) {
        this.warnings = List.of(sentences);
        return this;
    }

    /** Every service with its definition, and whether it runs. */
    Map<String, String> snapshot() {
        Map<String, String> all = new TreeMap<>();
        services.forEach(
                (name, service) -> all.put(name, (running(service) ? "running " : "stopped ") + service.definition()));
        return all;
    }

    @Override
    public ServiceStatus status(String name) {
        Service service = services.get(name);
        if (service == null) {
            return new ServiceStatus.NotInstalled();
        }
        Long pid = service.pid();
        return pid != null && running(service) ? new ServiceStatus.Running(pid) : new ServiceStatus.Stopped();
    }

    @Override
    public ServiceMatch compare(ServiceDefinition definition) {
        Service service = services.get(definition.name());
        if (service == null) {
            return ServiceMatch.NOT_INSTALLED;
        }
        return service.definition().equals(definition) ? ServiceMatch.SAME : ServiceMatch.DIFFERENT;
    }

    @Override
    public Map<String, String> environment(String name) {
        Service service = services.get(name);
        return service == null ? Map.of() : service.definition().environment();
    }

    @Override
    public String caveat() {
        return caveat;
    }

    @Override
    public List<String> install(ServiceDefinition definition) throws IOException, InterruptedException {
        Service old = services.get(definition.name());
        Long pid = old == null ? null : old.pid();
        faults.interruptibly(
                "installService",
                definition.name(),
                () -> services.put(definition.name(), new Service(definition, pid)));
        return warnings;
    }

    @Override
    public void start(String name, Duration deadline) throws IOException, InterruptedException {
        Service service = services.get(name);
        if (service == null) {
            throw new IOException("Service '" + name + "' is not installed");
        }
        if (!running(service)) {
            faults.interruptibly("startService", name, () -> start(service.definition()));
        }
    }

    private void start(ServiceDefinition definition) {
        long pid = processes.add(definition.command().toArray(String[]::new)).pid();
        services.put(definition.name(), new Service(definition, pid));
        atStart.accept(definition);
    }

    @Override
    public void stop(String name, Duration deadline) throws IOException, InterruptedException {
        Service service = services.get(name);
        if (service != null && running(service)) {
            faults.interruptibly("stopService", name, () -> stop(service));
        }
    }

    private void stop(Service service) {
        if (service.pid() != null) {
            processes.end(service.pid());
        }
        services.put(service.definition().name(), new Service(service.definition(), null));
    }

    @Override
    public void remove(String name) throws IOException, InterruptedException {
        Service service = services.get(name);
        if (service == null) {
            return;
        }
        if (running(service)) {
            throw new IOException("Service '" + name + "' runs");
        }
        faults.interruptibly("removeService", name, () -> services.remove(name));
    }

    private boolean running(Service service) {
        return service.pid() != null && processes.find(service.pid()).isPresent();
    }
}
