package dev.keadm.join;

import dev.keadm.host.HostLayout;
import dev.keadm.host.ServiceDefinition;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The agent as a service.
 *
 * @param version of the installed programs
 * @param logFile the given one; empty: in the log folder
 */
public record AgentService(String version, Optional<Path> logFile) {
    public static final String NAME = "edgecore";

    /** The agent ends within seconds; containers go on without it. */
    static final Duration STOP = Duration.ofSeconds(30);

    static final Duration START = Duration.ofSeconds(30);

    Path log(HostLayout layout) {
        return logFile.orElseGet(() -> layout.logs().resolve("edgecore.log"));
    }

    ServiceDefinition definition(HostLayout layout) {
        Path program = ProgramsPath.of(layout, version).resolve("bin/edgecore");
        return new ServiceDefinition(
                NAME,
                "KubeEdge agent of this machine",
                List.of(program.toString(), "--config", layout.edgeCoreYaml().toString()),
                Map.of("EDGECORE_LOG_DIR", layout.logs().toString()),
                log(layout).toString(),
                Duration.ofSeconds(5));
    }
}
