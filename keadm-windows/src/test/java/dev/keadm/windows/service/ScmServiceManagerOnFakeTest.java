package dev.keadm.windows.service;

import dev.keadm.host.ServiceDefinition;
import dev.keadm.host.ServiceManager;
import dev.keadm.host.ServiceManagerContract;
import dev.keadm.windows.registry.FakeRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The port's promises, kept by the adapter wherever there is no Windows. */
class ScmServiceManagerOnFakeTest extends ServiceManagerContract {
    private static final String KEY = "SYSTEM\\CurrentControlSet\\Services\\sleeper";

    private final FakeTime time = new FakeTime();
    private final FakeServiceCalls scm = new FakeServiceCalls(time);
    private final FakeRegistry registry = new FakeRegistry();
    private final ScmServiceManager services = new ScmServiceManager(scm, scm, registry, time.patience());

    ScmServiceManagerOnFakeTest() {
        registry.create(KEY);
    }

    @Override
    protected ServiceManager services() {
        return services;
    }

    @Override
    protected ServiceDefinition definition() {
        return new ServiceDefinition(
                "sleeper", "Sleeps", List.of("C:\\sleep.exe", "3000"), Map.of(), "", Duration.ofSeconds(1));
    }
}
