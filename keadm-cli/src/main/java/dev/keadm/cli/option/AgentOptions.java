package dev.keadm.cli.option;

import dev.keadm.request.CgroupDriver;
import dev.keadm.request.JoinRequest.Agent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The agent's own settings. */
public final class AgentOptions {
    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Set a key of edgecore.yaml, as modules.edgeHub.heartbeat=20; may be given several times.")
    private List<String> settings = new ArrayList<>();

    @Option(
            names = "--cgroupdriver",
            paramLabel = "NAME",
            description = "cgroupfs or systemd (default: the one that the container runtime is set to).")
    private @Nullable String cgroupDriver;

    @Option(names = "--log-file", paramLabel = "FILE", description = "Where the agent writes its log.")
    private @Nullable Path logFile;

    public Agent agent() {
        return new Agent(
                settings,
                Optional.ofNullable(logFile).map(file -> file.toAbsolutePath().normalize()));
    }

    public Optional<CgroupDriver> cgroupDriver() {
        return Optional.ofNullable(cgroupDriver).map(CgroupDriver::parse);
    }
}
