package dev.keadm.windows.host.containerd;

import dev.keadm.bundle.Origin;
import dev.keadm.containerd.ContainerdSettings;
import dev.keadm.containerd.ContainerdSteps;
import dev.keadm.host.HostView;
import dev.keadm.join.ContainerdSource;
import dev.keadm.join.JoinTarget;
import dev.keadm.join.ReleasedContainerd;
import dev.keadm.join.Trial;
import dev.keadm.preflight.Check;
import dev.keadm.runtime.Runtimes;
import dev.keadm.windows.network.HnsNetworks;
import dev.keadm.windows.network.HostNetworks;
import dev.keadm.windows.pipe.PipeTransports;
import dev.keadm.windows.registry.Registry;
import dev.keadm.windows.system.OsVersion;
import dev.keadm.windows.system.SystemView;
import dev.keadm.windows.version.WindowsBuild;
import dev.keadm.windows.version.WindowsBuilds;
import dev.keadm.workflow.Reversal;
import dev.keadm.workflow.Step;
import dev.keadm.workflow.StepId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How a Windows machine gets a runtime for pods, and pods a network.
 *
 * @param containerd where it comes from when the machine has none
 * @param runtimes to ask one that is there
 * @param environment with the proxies' variables
 */
public record WindowsRuntime(
        ContainerdSource containerd,
        Runtimes runtimes,
        HostNetworks networks,
        AntivirusExclusions antivirus,
        SystemView system,
        Map<String, String> environment) {
    public WindowsRuntime {
        environment = Map.copyOf(environment);
    }

    /**
     * @param host the machine, to look at only
     * @param origin of a containerd that is installed
     */
    public static WindowsRuntime ofThisMachine(
            HostView host,
            Runtimes runtimes,
            PipeTransports transports,
            Registry registry,
            SystemView system,
            Origin origin) {
        return new WindowsRuntime(
                new ReleasedContainerd(
                        host, new WindowsContainerd(), transports, new WindowsContainerdEnd(transports), origin),
                runtimes,
                HnsNetworks.ofThisMachine(),
                new PolicyExclusions(registry),
                system,
                origin.environment());
    }

    public List<Check> checks(JoinTarget target) throws IOException {
        if (!target.installsRuntime()) {
            return List.of();
        }
        List<Check> checks = new ArrayList<>(List.of(new ServiceProxyCheck(environment)));
        checks.addAll(containerd.checks(target.request().downloads()));
        return checks;
    }

    public List<Step<?, ?>> downloads(JoinTarget target) throws IOException {
        return target.installsRuntime() ? ContainerdSteps.downloads(tools(target)) : List.of();
    }

    public List<Step<?, ?>> runtime(JoinTarget target) throws IOException {
        if (!target.installsRuntime()) {
            return List.of();
        }
        List<Step<?, ?>> steps = new ArrayList<>();
        if (target.request().machine().antivirusExclusions()) {
            steps.add(new ExcludeFromAntivirus(antivirus, new WindowsContainerd()));
        }
        steps.addAll(ContainerdSteps.runtime(
                tools(target), settings(), List.of(new MakePodNetwork(networks, NetworkNeed.ofOurs()))));
        return steps;
    }

    /** A runtime that was there is written to only where it has no CNI configuration at all. */
    public List<Step<?, ?>> network(JoinTarget target) {
        return target.installsRuntime()
                ? List.of()
                : List.of(new MakePodNetwork(networks, NetworkNeed.ofFound(runtimes, target.endpoint())));
    }

    private ContainerdSteps.Tools tools(JoinTarget target) throws IOException {
        return containerd.tools(target.request().downloads());
    }

    public Trial trial(JoinTarget target) throws IOException {
        return WindowsTrial.of(build(), target.request().machine().hyperV());
    }

    private WindowsBuild build() throws IOException {
        OsVersion version = system.version();
        return WindowsBuilds.of(version.build(), version.server());
    }

    private ContainerdSettings settings() throws IOException {
        return new ContainerdSettings(
                build().pauseImage().orElse(WindowsBuild.PAUSE), false, ServiceProxy.of(environment));
    }

    public List<Reversal<?, ?>> reversals() {
        List<Reversal<?, ?>> all = new ArrayList<>(containerdReversals());
        all.add(MakePodNetwork.back(networks));
        return all;
    }

    private List<Reversal<?, ?>> containerdReversals() {
        List<Reversal<?, ?>> all = new ArrayList<>(ContainerdSteps.reversals(containerd.end()));
        all.add(ExcludeFromAntivirus.back(antivirus));
        return all;
    }

    /** A network may also be made for a runtime that was there: it does not tell whose the runtime is. */
    public Set<StepId> runtimeSteps() {
        return containerdReversals().stream().map(Reversal::id).collect(Collectors.toUnmodifiableSet());
    }
}
