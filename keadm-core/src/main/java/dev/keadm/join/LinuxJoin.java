package dev.keadm.join;

import dev.keadm.containerd.ContainerdPlaces;
import dev.keadm.containerd.ContainerdSettings;
import dev.keadm.containerd.ContainerdSteps;
import dev.keadm.containerd.PodNetworks;
import dev.keadm.host.HostLayout;
import dev.keadm.preflight.Check;
import dev.keadm.request.CgroupDriver;
import dev.keadm.request.RuntimeEndpoint;
import dev.keadm.runtime.Runtimes;
import dev.keadm.workflow.Reversal;
import dev.keadm.workflow.Step;
import dev.keadm.workflow.StepId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * containerd with runc and a bridge for pods.
 *
 * @param containerd where it comes from when the machine has none
 */
public record LinuxJoin(HostLayout layout, Runtimes runtimes, PodNetworks networks, ContainerdSource containerd)
        implements JoinPlatform {
    @Override
    public List<Check> checks(JoinTarget target) throws IOException {
        List<Check> checks =
                new ArrayList<>(List.of(new UnusedOptions(target.request().machine())));
        if (target.installsRuntime()) {
            checks.addAll(containerd.checks(target.request().downloads()));
        }
        return checks;
    }

    @Override
    public List<Step<?, ?>> downloads(JoinTarget target) throws IOException {
        return target.installsRuntime() ? ContainerdSteps.downloads(tools(target)) : List.of();
    }

    @Override
    public List<Step<?, ?>> system(JoinTarget target) {
        return List.of();
    }

    @Override
    public List<Step<?, ?>> runtime(JoinTarget target) throws IOException {
        boolean systemd =
                target.cgroupDriver().filter(CgroupDriver.SYSTEMD::equals).isPresent();
        return target.installsRuntime()
                ? ContainerdSteps.runtime(
                        tools(target),
                        new ContainerdSettings(ContainerdSettings.SANDBOX_IMAGE, systemd, Map.of()),
                        ContainerdSteps.bridge(networks))
                : List.of();
    }

    private ContainerdSteps.Tools tools(JoinTarget target) throws IOException {
        return containerd.tools(target.request().downloads());
    }

    @Override
    public List<Step<?, ?>> network(JoinTarget target) {
        return List.of(new WriteNetworkConfig(runtimes, networks, target.endpoint(), target.installsRuntime()));
    }

    @Override
    public Trial trial(JoinTarget target) {
        return new Trial("docker.io/library/hello-world:latest", List.of(), "");
    }

    @Override
    public List<Step<?, ?>> beforeService(JoinTarget target) {
        return List.of();
    }

    @Override
    public List<Reversal<?, ?>> reversals() {
        List<Reversal<?, ?>> all = new ArrayList<>(runtimeReversals());
        all.add(WriteNetworkConfig.back(networks));
        return all;
    }

    private List<Reversal<?, ?>> runtimeReversals() {
        List<Reversal<?, ?>> all = new ArrayList<>(ContainerdSteps.reversals(containerd.end()));
        all.add(ContainerdSteps.bridgeReversal(networks));
        return all;
    }

    @Override
    public Set<StepId> runtimeSteps() {
        return runtimeReversals().stream().map(Reversal::id).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public RuntimeEndpoint installedRuntime() {
        return RuntimeEndpoint.parse(new ContainerdPlaces(layout).endpoint());
    }

    @Override
    public Optional<Path> command(HostLayout places) {
        return Optional.of(places.commands().resolve("keadm"));
    }

    @Override
    public AgentProgram agent(HostLayout places, Path programs, Path log) {
        List<String> command = new ArrayList<>(List.of(
                programs.resolve("bin/edgecore").toString(),
                "--config",
                places.edgeCoreYaml().toString()));
        if (!log.equals(AgentService.usualLog(places))) {
            command.addAll(List.of("--log-file", log.toString())); // otherwise systemd keeps its words
        }
        return new AgentProgram(
                command, Map.of("EDGECORE_LOG_DIR", places.logs().toString()));
    }
}
