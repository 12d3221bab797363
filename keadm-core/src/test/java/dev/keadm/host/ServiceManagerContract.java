package dev.keadm.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every {@link ServiceManager} keeps. */
public abstract class ServiceManagerContract {
    protected static final Duration SOON = Duration.ofSeconds(10);

    protected abstract ServiceManager services();

    /** A service that runs until it is told to stop. Each test has a name of its own for it. */
    protected abstract ServiceDefinition definition();

    private String name() {
        return definition().name();
    }

    @AfterEach
    void removeService() throws Exception {
        services().stop(name(), SOON);
        services().remove(name());
    }

    @Test
    void shouldKnowNothingAtFirst() throws Exception {
        assertThat(services().status(name())).isEqualTo(new ServiceStatus.NotInstalled());
        assertThat(services().compare(definition())).isEqualTo(ServiceMatch.NOT_INSTALLED);
        services().stop(name(), SOON);
        services().remove(name());
        assertThatThrownBy(() -> services().start(name(), SOON))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("not installed");
    }

    @Test
    void shouldInstallWithoutStarting() throws Exception {
        services().install(definition());

        assertThat(services().status(name())).isEqualTo(new ServiceStatus.Stopped());
        assertThat(services().compare(definition())).isEqualTo(ServiceMatch.SAME);
        assertThat(services().compare(changed())).isEqualTo(ServiceMatch.DIFFERENT);
    }

    @Test
    void shouldTellTheEnvironmentThatItWasGiven() throws Exception {
        assertThat(services().environment(name())).isEmpty();
        Map<String, String> environment =
                Map.of("HTTPS_PROXY", "http://proxy.test:3128/?a=b&c", "NO_PROXY", "\\%back\"slash");

        services().install(definition().in(environment));

        assertThat(services().environment(name())).isEqualTo(environment);
        services().install(definition().in(Map.of()));
        assertThat(services().environment(name())).isEmpty();
    }

    @Test
    void shouldReplaceADefinition() throws Exception {
        services().install(definition());
        services().install(changed());

        assertThat(services().compare(changed())).isEqualTo(ServiceMatch.SAME);
    }

    @Test
    void shouldStartOnceStopAndStartAgain() throws Exception {
        services().install(definition());

        services().start(name(), SOON);
        ServiceStatus first = services().status(name());
        services().start(name(), SOON);

        assertThat(first).isInstanceOf(ServiceStatus.Running.class);
        assertThat(services().status(name())).isEqualTo(first);

        services().stop(name(), SOON);
        services().stop(name(), SOON);
        assertThat(services().status(name())).isEqualTo(new ServiceStatus.Stopped());

        services().start(name(), SOON);
        assertThat(services().status(name()))
                .isInstanceOf(ServiceStatus.Running.class)
                .isNotEqualTo(first);
    }

    @Test
    void shouldRemoveOnlyWhatIsStopped() throws Exception {
        services().install(definition());
        services().start(name(), SOON);

        assertThatThrownBy(() -> services().remove(name())).isInstanceOf(IOException.class);
        services().stop(name(), SOON);
        services().remove(name());

        assertThat(services().status(name())).isEqualTo(new ServiceStatus.NotInstalled());
    }

    private ServiceDefinition changed() {
        ServiceDefinition same = definition();
        return new ServiceDefinition(
                same.name(),
                "Another line",
                List.of("/bin/sleep", "4000"),
                Map.of("KEY", "a 'quoted' \"value\" of 100%"),
                same.logFile(),
                same.restartDelay());
    }
}
