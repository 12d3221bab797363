package dev.keadm.windows.host;

import dev.keadm.host.Host;
import dev.keadm.join.JoinTarget;
import dev.keadm.preflight.Finding;
import dev.keadm.preflight.Preflight;
import dev.keadm.request.CloudCoreEndpoint;
import dev.keadm.request.HubProtocol;
import dev.keadm.request.JoinRequest;
import dev.keadm.request.NodeName;
import dev.keadm.runtime.FakeRuntimes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Runs Windows' own checks on the Windows below this process, once without a container runtime and once with a ready one. */
final class PreflightInWine {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC);

    /** How much of it the machine below has is none of the identity's. */
    private static final Set<String> MACHINES_OWN = Set.of("memory", "image-disk");

    private PreflightInWine() {}

    /** Argument: the file to write the findings to. */
    public static void main(String[] arguments) throws Exception {
        List<String> lines = new ArrayList<>();
        lines.add("No container runtime answers:");
        lines.addAll(findings(new FakeRuntimes().silent(), true));
        lines.add("");
        lines.add("A container runtime is ready:");
        lines.addAll(findings(new FakeRuntimes(), false));
        Files.write(Path.of(arguments[0]), lines);
    }

    private static List<String> findings(FakeRuntimes runtimes, boolean installs) throws Exception {
        Host host = WindowsHost.thisMachine();
        WindowsPreparation preparation = new WindowsPreparation(
                host, runtimes, WindowsTools.thisMachine(host.layout().data(), CLOCK), CLOCK);
        return new Preflight(preparation.checks(target(installs), Set.of()), Set.of())
                .run().findings().stream()
                        .filter(finding -> !MACHINES_OWN.contains(finding.check()))
                        .map(PreflightInWine::line)
                        .toList();
    }

    private static String line(Finding finding) {
        return "%-7s %s: %s"
                .formatted(finding.severity(), finding.check(), finding.text().replace('\\', '/'));
    }

    private static JoinTarget target(boolean installs) {
        JoinRequest request = new JoinRequest(
                new JoinRequest.Cloud(
                        List.of(CloudCoreEndpoint.parse("cloud.example.org:10000")),
                        10002,
                        HubProtocol.WEBSOCKET,
                        Optional.empty()),
                new JoinRequest.Node(
                        Optional.of(NodeName.parse("edge-1")), Optional.empty(), List.of(), List.of(), false),
                new JoinRequest.ContainerRuntime(Optional.empty(), Optional.empty(), Optional.empty()),
                new JoinRequest.Agent(List.of(), Optional.empty()),
                new JoinRequest.Downloads(Optional.empty(), Optional.empty(), Optional.empty()),
                JoinRequest.Machine.UNTOUCHED,
                JoinRequest.Scripts.NONE,
                JoinRequest.DEFAULT_TIMEOUT,
                Set.of(),
                List.of());
        return new JoinTarget(
                request, NodeName.parse("edge-1"), WindowsJoin.CONTAINERD, installs, Optional.empty(), "machine");
    }
}
