package dev.keadm.windows.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.keadm.host.ServiceDefinition;
import dev.keadm.host.ServiceManager;
import dev.keadm.host.ServiceManagerContract;
import dev.keadm.host.ServiceMatch;
import dev.keadm.host.ServiceStatus;
import dev.keadm.windows.jna.NativeServiceCalls;
import dev.keadm.windows.jna.ServiceCalls;
import dev.keadm.windows.jna.ServiceCalls.Access;
import dev.keadm.windows.registry.RegistryValue;
import dev.keadm.windows.registry.WindowsRegistry;
import dev.keadm.windows.service.ThrowawayService.Behaviour;
import dev.keadm.wine.OnWindows;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

@OnWindows
class ScmServiceManagerTest extends ServiceManagerContract {
    private final ScmServiceManager services = new ScmServiceManager();
    private String name = "";

    @BeforeEach
    void nameTheService(TestInfo test) {
        name = "keadm-test-" + Integer.toHexString(test.getDisplayName().hashCode());
    }

    @Override
    protected ServiceManager services() {
        return services;
    }

    @Override
    protected ServiceDefinition definition() {
        return definition(Behaviour.PLAIN);
    }

    private ServiceDefinition definition(Behaviour behaviour) {
        return new ServiceDefinition(
                name,
                "Lives for one test",
                ThrowawayService.command(name, behaviour),
                Map.of("JAVA_TOOL_OPTIONS", "", "GREETING", "a b"),
                "",
                Duration.ofSeconds(5));
    }

    @Test
    void shouldBeReadBackAsItWasSet() throws Exception {
        services.install(definition());

        try (ServiceCalls.Service service =
                new NativeServiceCalls().open(name, Access.QUERY_CONFIG | Access.QUERY_STATUS)) {
            ServiceCalls.Config config = service.config();
            assertThat(config.binaryPath())
                    .startsWith("\"" + definition().command().getFirst() + "\" -Xrs ")
                    .endsWith(name + " PLAIN");
            assertThat(config.type()).isEqualTo(ServiceCalls.WIN32_OWN_PROCESS);
            assertThat(config.startType()).isEqualTo(ServiceCalls.AUTO_START);
            assertThat(config.account()).isEqualTo("LocalSystem");
            assertThat(config.dependencies()).isEmpty();
            assertThat(service.description()).isEqualTo("Lives for one test");
            assertThat(service.preshutdownMilliseconds()).isEqualTo(30_000);
        }
        assertThat(new WindowsRegistry().read("SYSTEM\\CurrentControlSet\\Services\\" + name, "Environment"))
                .contains(new RegistryValue.Texts(List.of("GREETING=a b", "JAVA_TOOL_OPTIONS=")));
    }

    @Test
    void shouldWarnOfNothingButWhatTheSystemDoesNotKeep() throws Exception {
        List<String> warnings = services.install(definition());

        assertThat(warnings).allMatch(warning -> warning.contains("error 124"), "of a level that is not known");
        assertThat(warnings.stream().map(warning -> warning.substring(0, warning.indexOf(':'))))
                .containsExactlyElementsOf(
                        underWine() ? List.of("service-recovery", "service-failure-flag", "service-sid") : List.of());
        assertThat(services.compare(definition())).isEqualTo(ServiceMatch.SAME);
    }

    @Test
    void shouldSayWithWhichCodeItEndedWhileItStarted() throws Exception {
        services.install(definition(Behaviour.FAILING));

        assertThatThrownBy(() -> services.start(name, Duration.ofSeconds(30)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("'" + name + "' stopped while it started: its own code 42");
    }

    @Test
    void shouldKillOneThatDoesNotStopAtTheDeadlineOnly() throws Exception {
        assumeFalse(underWine(), "Wine's manager does not see that a process died");
        services.install(definition(Behaviour.STUBBORN));
        services.start(name, Duration.ofSeconds(30));
        Instant begin = Instant.now();

        services.stop(name, Duration.ofSeconds(2));

        assertThat(Duration.between(begin, Instant.now())).isGreaterThan(Duration.ofSeconds(2));
        assertThat(services.status(name)).isEqualTo(new ServiceStatus.Stopped());
    }

    private static boolean underWine() throws IOException {
        return new WindowsRegistry().exists("SOFTWARE\\Wine");
    }
}
