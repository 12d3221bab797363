package dev.keadm.join;

import dev.keadm.bundle.BundleCheck;
import dev.keadm.bundle.Origin;
import dev.keadm.cloud.StoredPod;
import dev.keadm.config.EdgeCoreConfig;
import dev.keadm.host.FileStatus;
import dev.keadm.host.Host;
import dev.keadm.host.HostView;
import dev.keadm.identity.AgentIdentity;
import dev.keadm.preflight.CapacityCheck;
import dev.keadm.preflight.Check;
import dev.keadm.preflight.CloudCheck;
import dev.keadm.preflight.NodeOwnership;
import dev.keadm.preflight.OtherAgentCheck;
import dev.keadm.preflight.PortsCheck;
import dev.keadm.preflight.Preflight;
import dev.keadm.preflight.PrivilegesCheck;
import dev.keadm.preflight.RuntimeCheck;
import dev.keadm.preflight.SettingsCheck;
import dev.keadm.preflight.TokenCheck;
import dev.keadm.request.JoinRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What join looks at before it begins. */
final class JoinChecks {
    private final JoinTools tools;
    private final JoinTarget target;
    private final StoredCertificate stored;
    private final Optional<FormerAgent> former;
    private final Optional<AgentIdentity> identity;

    /** @param former whose place is taken, so that what it holds is no obstacle */
    JoinChecks(JoinTools tools, JoinTarget target, StoredCertificate stored, Optional<FormerAgent> former)
            throws IOException {
        this.tools = tools;
        this.target = target;
        this.stored = stored;
        this.former = former;
        this.identity = JoinedAgent.read(tools.host().view());
    }

    Preflight preflight() throws IOException {
        Host host = tools.host();
        HostView view = host.view();
        JoinRequest request = target.request();
        Path database =
                former.map(FormerAgent::database).orElse(host.layout().data().resolve("edgecore.db"));
        boolean databaseHere = !(host.files().status(database) instanceof FileStatus.Absent);
        Instant now = tools.clock().instant();
        NodeOwnership ownership = new NodeOwnership(
                target.machine(),
                stored.found().isPresent(),
                databaseHere,
                request.node().takeOver());
        List<Check> checks = new ArrayList<>(List.of(
                new PrivilegesCheck(view),
                new TokenCheck(request.cloud().token(), stored.fault(now), tools.clock()),
                new CloudCheck(
                        tools.cloud(), request.cloud(), target.name(), stored.valid(now), ownership, tools.clock()),
                new RuntimeCheck(
                        tools.runtimes(),
                        target.endpoint(),
                        request.runtime().endpoint().isPresent(),
                        identity.map(AgentIdentity::agentId),
                        storedUids(database)),
                new OtherAgentCheck(view, AgentService.NAME),
                new PortsCheck(host.network(), ports()),
                new CapacityCheck(view, programsSize()),
                new SettingsCheck(
                        host.files(),
                        host.layout().edgeCoreYaml(),
                        tools.defaults(),
                        new AgentSettings(host.layout(), target, tools.defaults())::adopted)));
        checks.addAll(tools.platform().checks(target));
        if (request.downloads().bundle().isPresent()) {
            Path file = request.downloads().bundle().get();
            checks.add(new BundleCheck(
                    file, host.facts().operatingSystem(), target.installsRuntime(), Origin.cache(host.layout())));
        }
        return new Preflight(checks, request.demoted());
    }

    /** An agent that was joined keeps its database open. */
    private Set<String> storedUids(Path database) throws IOException {
        return identity.isPresent()
                ? Set.of()
                : tools.store().pods(database).stream().map(StoredPod::uid).collect(Collectors.toUnmodifiableSet());
    }

    /** Below a root of its own free ones are chosen; an agent that was joined, or is taken away, listens on its own. */
    private List<PortsCheck.Wanted> ports() {
        if (tools.host().layout().separate()
                || identity.isPresent()
                || former.filter(FormerAgent::service).isPresent()) {
            return List.of();
        }
        Optional<EdgeCoreConfig> there = StoredSettings.read(tools.host().view(), tools.defaults());
        int port = there.map(config -> config.edged().kubelet().server().readOnlyPort())
                .orElse(10350);
        return port == 0
                ? List.of()
                : List.of(
                        new PortsCheck.Wanted(InetAddress.ofLiteral("127.0.0.1"), port, AgentSettings.READ_ONLY_PORT));
    }

    private long programsSize() throws IOException {
        return tools.distribution().entries().stream()
                .mapToLong(Distribution.Entry::size)
                .sum();
    }
}
