package dev.keadm.windows.host.takeover;

import dev.keadm.host.FakeServices;
import dev.keadm.host.ServiceDefinition;
import dev.keadm.host.ServiceStatus;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Services of others among those of a fake host, and what the Service Control Manager knows of them. */
public final class FakeServiceRecords implements ServiceRecords {
    private final FakeServices services;

    /** Kept when a service goes, so that the same one can come back. */
    private final Map<String, ServiceRecord> known = new TreeMap<>();

    public FakeServiceRecords(FakeServices services) {
        this.services = services;
    }

    /** It is there and runs. */
    public FakeServiceRecords with(ServiceRecord service) {
        try {
            known.put(service.name(), service);
            restore(service);
            services.start(service.name(), Duration.ofSeconds(1));
            return this;
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public Optional<ServiceRecord> read(String name) {
        ServiceRecord service = known.get(name);
        return service == null || services.status(name) instanceof ServiceStatus.NotInstalled
                ? Optional.empty()
                : Optional.of(service);
    }

    @Override
    public void restore(ServiceRecord service) throws IOException, InterruptedException {
        services.install(new ServiceDefinition(
                service.name(),
                service.description(),
                List.of(service.binaryPath()),
                Map.of(),
                "",
                Duration.ofSeconds(1)));
    }
}
