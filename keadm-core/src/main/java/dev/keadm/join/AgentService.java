package dev.keadm.join;

import dev.keadm.host.HostLayout;
import dev.keadm.host.ServiceDefinition;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The agent as a service.
 *
 * @param version of the installed programs
 * @param logFile the given one; empty: in the log folder
 */
public record AgentService(JoinPlatform platform, String version, Optional<Path> logFile) {
    public static final String NAME = "edgecore";

    /** The agent ends within seconds; containers go on without it. */
    static final Duration STOP = Duration.ofSeconds(30);

    static final Duration START = Duration.ofSeconds(30);

    Path log(HostLayout layout) {
        return logFile.orElseGet(() -> usualLog(layout));
    }

    /** Where the agent's words go when nobody says otherwise, unless the service manager takes them. */
    static Path usualLog(HostLayout layout) {
        return layout.logs().resolve("edgecore.log");
    }

    ServiceDefinition definition(HostLayout layout) {
        AgentProgram program = platform.agent(layout, ProgramsPath.of(layout, version), log(layout));
        return new ServiceDefinition(
                NAME,
                "KubeEdge agent of this machine",
                program.command(),
                program.environment(),
                log(layout).toString(),
                Duration.ofSeconds(5));
    }
}
