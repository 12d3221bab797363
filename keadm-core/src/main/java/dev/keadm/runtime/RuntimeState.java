package dev.keadm.runtime;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A runtime that answers.
 *
 * @param name as it calls itself, with its version: {@code containerd v2.1.0}
 * @param ready whether it could run containers
 * @param networkReady whether it could give pods a network
 * @param problem the runtime's own words for what is not ready; empty when all is
 * @param networkConfigs the folder in which it looks for CNI configurations, when it tells
 * @param networkPrograms the folder of its CNI plugins, when it tells
 * @param systemdCgroups whether it leaves cgroups to systemd, when it tells
 */
public record RuntimeState(
        String name,
        boolean ready,
        boolean networkReady,
        String problem,
        Optional<Path> networkConfigs,
        Optional<Path> networkPrograms,
        Optional<Boolean> systemdCgroups) {}
