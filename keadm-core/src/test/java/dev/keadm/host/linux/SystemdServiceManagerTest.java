package dev.keadm.host.linux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keadm.host.ServiceDefinition;
import dev.keadm.host.ServiceManager;
import dev.keadm.host.ServiceManagerContract;
import dev.keadm.host.ServiceStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Installs units for real, so it is for throw-away machines whose first process is systemd. */
@Tag("systemd")
@EnabledIfEnvironmentVariable(
        named = "KEADM_TEST_SYSTEMD",
        matches = "1",
        disabledReason =
                "KEADM_TEST_SYSTEMD=1 says that this machine runs systemd and that units may be installed on it")
class SystemdServiceManagerTest extends ServiceManagerContract {
    private static final Path UNITS = Path.of("/etc/systemd/system");
    private static final Path UNIT = UNITS.resolve("keadm-test-sleeper.service");
    private static final Path ENABLED = UNITS.resolve("multi-user.target.wants/keadm-test-sleeper.service");

    @Override
    protected ServiceManager services() {
        return new SystemdServiceManager(UNITS, new LinuxFiles(), new SystemCommands());
    }

    @Override
    protected ServiceDefinition definition() {
        return new ServiceDefinition(
                "keadm-test-sleeper",
                "Sleeps, 100%",
                List.of("/bin/sh", "-c", "setsid sleep 2222 & exec sleep \"$0\"", "3000"),
                Map.of("KEY", "a \"value\""),
                "/var/log/keadm-test-sleeper",
                Duration.ofSeconds(1));
    }

    @Test
    void shouldStartWithTheMachineAndAgainWhenItDies() throws Exception {
        services().install(definition());
        assertThat(UNIT).exists();
        assertThat(ENABLED).isSymbolicLink();
        services().start(definition().name(), SOON);
        ServiceStatus first = services().status(definition().name());

        ProcessHandle.of(((ServiceStatus.Running) first).pid()).orElseThrow().destroyForcibly();

        assertThat(Wait.until(SOON, () -> {
                    ServiceStatus now = services().status(definition().name());
                    return now instanceof ServiceStatus.Running && !now.equals(first);
                }))
                .isTrue();
    }

    @Test
    void shouldLeaveWhatTheProgramStartedAndNothingElse() throws Exception {
        services().install(definition());
        services().start(definition().name(), SOON);
        LinuxProcesses processes = new LinuxProcesses();
        assertThat(Wait.until(SOON, () -> pods(processes) > 0)).isTrue();

        services().stop(definition().name(), SOON);
        services().remove(definition().name());

        assertThat(pods(processes)).isPositive();
        assertThat(Files.exists(UNIT)).isFalse();
        assertThat(Files.exists(ENABLED, LinkOption.NOFOLLOW_LINKS)).isFalse();
        assertThat(services().status(definition().name())).isEqualTo(new ServiceStatus.NotInstalled());
    }

    private static long pods(LinuxProcesses processes) throws IOException {
        return processes.named("sleep").stream()
                .filter(process -> process.command().getLast().equals("2222"))
                .count();
    }
}
