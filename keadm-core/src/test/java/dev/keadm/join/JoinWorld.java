package dev.keadm.join;

import dev.keadm.artifact.Waiting;
import dev.keadm.cloud.Credentials;
import dev.keadm.cloud.FakeCloud;
import dev.keadm.cloud.StoredPod;
import dev.keadm.config.GoDefaults;
import dev.keadm.containerd.PodNetworks;
import dev.keadm.containerd.Subnet;
import dev.keadm.error.ErrorCode;
import dev.keadm.error.KeadmException;
import dev.keadm.host.FakeHost;
import dev.keadm.host.FakeMounts;
import dev.keadm.host.ServiceStatus;
import dev.keadm.pki.IssuedCertificate;
import dev.keadm.request.CloudCoreEndpoint;
import dev.keadm.request.HubProtocol;
import dev.keadm.request.JoinRequest;
import dev.keadm.request.NodeLabel;
import dev.keadm.request.NodeName;
import dev.keadm.request.ResetRequest;
import dev.keadm.request.RuntimeEndpoint;
import dev.keadm.reset.Reset;
import dev.keadm.runtime.FakeRuntimes;
import dev.keadm.token.JoinToken;
import dev.keadm.token.Tokens;
import dev.keadm.workflow.Cancellation;
import dev.keadm.workflow.Event;
import dev.keadm.workflow.JournalFolders;
import dev.keadm.workflow.Outcome;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A machine, a runtime and a cloud in memory, with a journal on disk. */
final class JoinWorld {
    static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    static final UUID AGENT = UUID.fromString("11111111-2222-3333-4444-555555555555");

    private static final Credentials CREDENTIALS = credentials();

    final FakeHost host = new FakeHost();
    final FakeCloud cloud = new FakeCloud(CREDENTIALS).withTime(NOW);
    final FakeRuntimes runtimes = new FakeRuntimes();
    final FakeMounts mounts = new FakeMounts();
    final List<String> bridgesDeleted = new ArrayList<>();
    final PodNetworks networks = new PodNetworks() {
        @Override
        public List<Subnet> routed() {
            return List.of();
        }

        @Override
        public void deleteBridge(String name) {
            bridgesDeleted.add(name);
        }
    };
    final List<Event> events = new ArrayList<>();
    final List<StoredPod> pods = new ArrayList<>();
    final List<Path> scripts = new ArrayList<>();
    JoinPlatform platform = new LinuxJoin(host.host().layout(), runtimes, networks, _ -> {
        throw new AssertionError("no containerd is to be installed");
    });
    boolean token = true;
    Instant tokenExpiry = NOW.plusSeconds(3600);
    Waiting waiting = _ -> {
        throw new KeadmException(ErrorCode.INTERNAL, "The agent would be waited for without end", "");
    };
    String version = "0.1.0";
    List<String> cloudCores = List.of("cloud.example.org:10000", "192.0.2.2:10000");
    String endpoint = "/run/containerd/containerd.sock";
    boolean takeOver;
    List<NodeLabel> labels = List.of();
    List<String> settings = List.of();
    Optional<Path> logFile = Optional.empty();
    Optional<JoinRequest.SmokeTest> smokeTest = Optional.empty();
    private final Path journal;

    JoinWorld(Path journal) {
        this.journal = journal;
        agentSays("RUNNING", "\"nodeReady\":\"True\"");
    }

    /** What a started agent writes down. */
    void agentSays(String phase, String rest) {
        host.services()
                .whenStarted(definition -> host.files()
                        .with(
                                "/var/lib/kubeedge/status.json",
                                "{\"phase\":\"" + phase + "\",\"since\":\"2026-11-23T10:00:00Z\"," + rest
                                        + ",\"version\":\"v1\",\"processId\":" + processId() + "}"));
    }

    private long processId() {
        return host.services().status("edgecore") instanceof ServiceStatus.Running(long pid) ? pid : -1;
    }

    Outcome join() {
        return join(false);
    }

    Outcome join(boolean dryRun) {
        return new Join(tools(), journal).run(request(), dryRun, events::add, new Cancellation());
    }

    Outcome reset() {
        ResetRequest request = new ResetRequest(Optional.empty(), JoinRequest.Scripts.NONE, List.of());
        return new Reset(tools(), journal).run(request, false, events::add, new Cancellation());
    }

    JoinTools tools() {
        return new JoinTools(
                host.host(),
                mounts,
                (script, _) -> {
                    scripts.add(script);
                    return 0;
                },
                cloud,
                runtimes,
                _ -> List.copyOf(pods),
                new FakeDistribution(version),
                platform,
                GoDefaults.LINUX,
                RuntimeEndpoint.parse("/run/containerd/containerd.sock"),
                JournalFolders.POSIX,
                Clock.fixed(NOW, ZoneOffset.UTC),
                waiting,
                () -> AGENT);
    }

    JoinRequest request() {
        return new JoinRequest(
                new JoinRequest.Cloud(
                        cloudCores.stream().map(CloudCoreEndpoint::parse).toList(),
                        10002,
                        HubProtocol.WEBSOCKET,
                        Optional.of(token()).filter(_ -> token)),
                new JoinRequest.Node(
                        Optional.of(NodeName.parse("edge-1")), Optional.empty(), labels, List.of(), takeOver),
                new JoinRequest.ContainerRuntime(
                        Optional.of(RuntimeEndpoint.parse(endpoint)), Optional.empty(), smokeTest),
                new JoinRequest.Agent(settings, logFile),
                new JoinRequest.Downloads(Optional.empty(), Optional.empty(), Optional.empty()),
                JoinRequest.Machine.UNTOUCHED,
                JoinRequest.Scripts.NONE,
                Duration.ofMinutes(5),
                Set.of(),
                List.of());
    }

    private JoinToken token() {
        String hash = CREDENTIALS.authority().sha256();
        return JoinToken.parse(Tokens.expiringAt(tokenExpiry).replace(Tokens.CA_HASH, hash));
    }

    private static Credentials credentials() {
        try {
            IssuedCertificate issued = IssuedCertificate.forNode("edge-1");
            return new Credentials(issued.authority(), issued.certificate());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
