package dev.keadm.windows.service;

import dev.keadm.host.ServiceDefinition;
import dev.keadm.windows.jna.ServiceCalls;
import dev.keadm.windows.jna.ServiceCalls.FailureActions;
import dev.keadm.windows.jna.ServiceCalls.Service;
import dev.keadm.windows.registry.RegistryValue;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What a definition means in the words of the Service Control Manager. */
record WantedService(ServiceDefinition definition) {
    /** One that ran for a day begins anew with the first wait. */
    private static final int RESET_SECONDS = 86_400;

    private static final Duration SECOND_WAIT = Duration.ofSeconds(30);
    private static final Duration FURTHER_WAITS = Duration.ofSeconds(60);

    /** Windows' own 10 seconds are too few for an agent that tells its cloud; see SERVICE_PRESHUTDOWN_INFO. */
    private static final Duration PRESHUTDOWN = Duration.ofSeconds(30);

    /**
     * Started with the machine, at once, and dependent on nothing: an agent whose runtime does not come up is still to be
     * reached, and one that depends on it is not started at all (error 1068), nor by its recovery actions.
     */
    ServiceCalls.Config config() {
        return new ServiceCalls.Config(
                ServiceCalls.WIN32_OWN_PROCESS,
                ServiceCalls.AUTO_START,
                ServiceCalls.ERROR_NORMAL,
                CommandLine.of(definition.command()),
                "LocalSystem",
                definition.name(),
                List.of());
    }

    List<Setting<?>> settings() {
        return List.of(
                new Setting<>(
                        "service-description",
                        "description",
                        definition.description(),
                        "it is shown without one.",
                        Service::description,
                        Service::describe),
                new Setting<>(
                        "service-recovery",
                        "recovery actions",
                        recovery(),
                        "it is not started again when it dies.",
                        Service::failureActions,
                        Service::setFailureActions),
                new Setting<>(
                        "service-failure-flag",
                        "failure actions flag",
                        true,
                        "it is not started again when it ends itself with an error.",
                        Service::failureFlag,
                        Service::setFailureFlag),
                new Setting<>(
                        "service-sid",
                        "security identifier",
                        ServiceCalls.SID_UNRESTRICTED,
                        "access cannot be granted to it by its own name.",
                        Service::sidType,
                        Service::setSidType),
                new Setting<>(
                        "service-preshutdown",
                        "preshutdown timeout",
                        Math.toIntExact(PRESHUTDOWN.toMillis()),
                        "it has less time to end when the machine is shut down.",
                        Service::preshutdownMilliseconds,
                        Service::setPreshutdownMilliseconds));
    }

    private FailureActions recovery() {
        Duration first = definition.restartDelay();
        return new FailureActions(
                RESET_SECONDS,
                Stream.of(first, longer(first, SECOND_WAIT), longer(first, FURTHER_WAITS))
                        .map(wait -> new FailureActions.Action(
                                ServiceCalls.ACTION_RESTART, Math.toIntExact(wait.toMillis())))
                        .toList());
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /** Users may read it. */
    String registryKey() {
        return registryKey(definition.name());
    }

    static String registryKey(String service) {
        return "SYSTEM\\CurrentControlSet\\Services\\" + service;
    }

    RegistryValue.Texts environment() {
        return new RegistryValue.Texts(definition.environment().entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .toList());
    }
}
