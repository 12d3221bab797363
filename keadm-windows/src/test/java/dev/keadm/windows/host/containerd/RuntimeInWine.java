package dev.keadm.windows.host.containerd;

import dev.keadm.bundle.Origin;
import dev.keadm.host.Host;
import dev.keadm.host.TrustedRoots;
import dev.keadm.join.JoinTarget;
import dev.keadm.join.ReleasedContainerd;
import dev.keadm.request.CloudCoreEndpoint;
import dev.keadm.request.HubProtocol;
import dev.keadm.request.JoinRequest;
import dev.keadm.request.NodeName;
import dev.keadm.request.RuntimeEndpoint;
import dev.keadm.runtime.CriRuntimes;
import dev.keadm.windows.host.WindowsHost;
import dev.keadm.windows.host.WindowsJoin;
import dev.keadm.windows.network.FakeHostNetworks;
import dev.keadm.windows.pipe.PipeTransports;
import dev.keadm.windows.registry.WindowsRegistry;
import dev.keadm.windows.system.NativeSystem;
import dev.keadm.workflow.Cancellation;
import dev.keadm.workflow.Event;
import dev.keadm.workflow.Step;
import dev.keadm.workflow.Workflow;
import dev.keadm.workflow.WorkflowException;
import dev.keadm.workflow.WorkflowRunner;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Installs a containerd on the Windows that it runs on, or takes it back, with the real adapters for all that Wine has; HNS
 * alone is one in memory. Prints what happens and at the end the outcome.
 */
final class RuntimeInWine {
    private RuntimeInWine() {}

    /** {@code install JOURNAL MIRROR} or {@code undo JOURNAL}. */
    public static void main(String[] args) throws Exception {
        Host host = WindowsHost.thisMachine();
        WindowsRuntime runtime = runtime(host);
        WorkflowRunner runner =
                new WorkflowRunner(host, Path.of(args[1]), RuntimeInWine::print, new Cancellation(), Clock.systemUTC());
        try {
            if (args[0].equals("install")) {
                Workflow workflow = new Workflow("install", steps(runtime, target(URI.create(args[2]))));
                System.out.println("outcome " + runner.run(workflow, Duration.ofMinutes(3)));
            } else {
                System.out.println("outcome " + runner.undo("reset", runtime.reversals()));
            }
        } catch (WorkflowException e) {
            System.out.println("outcome " + e.getMessage());
        }
    }

    private static void print(Event event) {
        System.out.println(event);
    }

    private static WindowsRuntime runtime(Host host) {
        PipeTransports transports = new PipeTransports(System.out::println);
        return new WindowsRuntime(
                new ReleasedContainerd(
                        host.view(),
                        new WindowsContainerd(),
                        transports,
                        new WindowsContainerdEnd(transports),
                        new Origin(Map.of(), TrustedRoots.NONE, System.out::println)),
                new CriRuntimes(transports),
                new FakeHostNetworks(),
                new PolicyExclusions(new WindowsRegistry()),
                new NativeSystem(),
                Map.of());
    }

    private static List<Step<?, ?>> steps(WindowsRuntime runtime, JoinTarget target) throws IOException {
        List<Step<?, ?>> steps = new ArrayList<>(runtime.downloads(target));
        steps.addAll(runtime.runtime(target));
        steps.addAll(runtime.network(target));
        return steps;
    }

    private static JoinTarget target(URI mirror) {
        JoinRequest request = new JoinRequest(
                new JoinRequest.Cloud(
                        List.of(CloudCoreEndpoint.parse("cloud.test:10000")),
                        10002,
                        HubProtocol.WEBSOCKET,
                        Optional.empty()),
                new JoinRequest.Node(Optional.empty(), Optional.empty(), List.of(), List.of(), false),
                new JoinRequest.ContainerRuntime(Optional.empty(), Optional.empty(), Optional.empty()),
                new JoinRequest.Agent(List.of(), Optional.empty()),
                new JoinRequest.Downloads(Optional.empty(), Optional.of(mirror), Optional.empty()),
                new JoinRequest.Machine(JoinRequest.Reboot.BY_HAND, false, Optional.empty(), false, true),
                JoinRequest.Scripts.NONE,
                Duration.ofMinutes(3),
                Set.of(),
                List.of());
        RuntimeEndpoint endpoint = WindowsJoin.CONTAINERD;
        return new JoinTarget(request, NodeName.parse("edge-1"), endpoint, true, Optional.empty(), "");
    }
}
