package dev.keadm.host;

import java.time.Duration;
import java.util.List;
import java.util.Map;

class FakeServicesTest extends ServiceManagerContract {
    private final FakeHost host = new FakeHost();

    @Override
    protected ServiceManager services() {
        return host.services();
    }

    @Override
    protected ServiceDefinition definition() {
        return new ServiceDefinition(
                "sleeper",
                "Sleeps",
                List.of("/bin/sleep", "3000"),
                Map.of(),
                "/var/log/sleeper",
                Duration.ofSeconds(1));
    }
}
