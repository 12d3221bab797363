package dev.keadm.windows.host;

import dev.keadm.artifact.Artifact;
import dev.keadm.artifact.ArtifactCache;
import dev.keadm.artifact.ArtifactLock;
import dev.keadm.artifact.DownloadClient;
import dev.keadm.artifact.Downloader;
import dev.keadm.artifact.ProxySettings;
import dev.keadm.artifact.ReleaseProbe;
import dev.keadm.artifact.Releases;
import dev.keadm.artifact.Sight;
import dev.keadm.cloud.Credentials;
import dev.keadm.cloud.FakeCloud;
import dev.keadm.config.GoDefaults;
import dev.keadm.containerd.ContainerdEnd;
import dev.keadm.containerd.ContainerdProgram;
import dev.keadm.containerd.ContainerdSteps;
import dev.keadm.error.ErrorCode;
import dev.keadm.error.KeadmException;
import dev.keadm.host.FakeHost;
import dev.keadm.host.FakeMounts;
import dev.keadm.host.HostView;
import dev.keadm.host.ServiceDefinition;
import dev.keadm.host.ServiceStatus;
import dev.keadm.host.TrustedRoots;
import dev.keadm.join.ContainerdSource;
import dev.keadm.join.FakeDistribution;
import dev.keadm.join.Join;
import dev.keadm.join.JoinTools;
import dev.keadm.pki.IssuedCertificate;
import dev.keadm.pki.PemTexts;
import dev.keadm.preflight.Check;
import dev.keadm.request.CloudCoreEndpoint;
import dev.keadm.request.HubProtocol;
import dev.keadm.request.JoinRequest;
import dev.keadm.request.ResetRequest;
import dev.keadm.reset.Reset;
import dev.keadm.runtime.FakeRuntimes;
import dev.keadm.token.JoinToken;
import dev.keadm.token.Tokens;
import dev.keadm.windows.host.containerd.PolicyExclusions;
import dev.keadm.windows.host.containerd.WindowsContainerd;
import dev.keadm.windows.host.containerd.WindowsRuntime;
import dev.keadm.windows.host.features.FakeFeatures;
import dev.keadm.windows.host.features.FeatureState;
import dev.keadm.windows.host.features.FeatureWish;
import dev.keadm.windows.host.preflight.RecordedMachine;
import dev.keadm.windows.host.reboot.FakeBootTasks;
import dev.keadm.windows.host.reboot.FakeRestart;
import dev.keadm.windows.host.takeover.FakeServiceRecords;
import dev.keadm.windows.host.takeover.ServiceRecord;
import dev.keadm.windows.network.FakeHostNetworks;
import dev.keadm.workflow.Cancellation;
import dev.keadm.workflow.Event;
import dev.keadm.workflow.JournalFolders;
import dev.keadm.workflow.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A Windows machine and a cloud in memory, with a journal on disk. */
final class WindowsWorld {
    static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final UUID AGENT = UUID.fromString("11111111-2222-3333-4444-555555555555");
    private static final Credentials CREDENTIALS = credentials(NOW.plus(Duration.ofDays(300)));

    final FakeHost host = FakeHost.windows();
    final RecordedMachine machine;
    final FakeCloud cloud = new FakeCloud(CREDENTIALS).withTime(NOW);
    final FakeRuntimes runtimes = new FakeRuntimes().silent();
    final FakeFeatures features = new FakeFeatures(host.faults());
    final FakeBootTasks tasks = new FakeBootTasks(host.faults());
    final FakeRestart restart = new FakeRestart(NOW.minus(Duration.ofDays(3)));
    final FakeServiceRecords services = new FakeServiceRecords(host.services());
    final FakeHostNetworks networks = new FakeHostNetworks(host.faults());
    final List<Event> events = new ArrayList<>();
    JoinRequest.Machine wish = JoinRequest.Machine.UNTOUCHED;
    Set<String> demoted = Set.of();
    boolean token = true;
    Sight sight = new Sight.Served(Optional.of(NOW));
    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final Path journal;

    WindowsWorld(RecordedMachine machine, Path journal) {
        this.machine = machine;
        this.journal = journal;
        features.with(FeatureWish.CONTAINERS, FeatureState.DISABLED).with(FeatureWish.HYPER_V, FeatureState.DISABLED);
        host.services().whenStarted(this::started);
    }

    /** Our agent, not another one, says how it is. */
    private void started(ServiceDefinition definition) {
        if (definition.command().getFirst().startsWith("C:")) {
            return;
        }
        host.files()
                .with(
                        "/ProgramData/KubeEdge/data/status.json",
                        "{\"phase\":\"RUNNING\",\"since\":\"2026-11-23T10:00:00Z\",\"nodeReady\":\"True\","
                                + "\"version\":\"v1\",\"processId\":" + processId() + "}");
    }

    private long processId() {
        return host.services().status("edgecore") instanceof ServiceStatus.Running(long pid) ? pid : -1;
    }

    /** Go's keadm was here: a service that runs, and its files. */
    void withGoEdgeCore() {
        withGoService();
        withGoCertificate(CREDENTIALS);
        withGoDatabase();
    }

    void withGoService() {
        services.with(new ServiceRecord(
                "edgecore",
                16,
                2,
                1,
                "C:\\usr\\local\\bin\\edgecore.exe --config C:\\etc\\kubeedge\\config\\edgecore.yaml",
                "LocalSystem",
                "edgecore",
                List.of(),
                "",
                0,
                List.of(),
                null));
    }

    void withGoCertificate() {
        withGoCertificate(CREDENTIALS);
    }

    void withGoCertificateUntil(Instant end) {
        withGoCertificate(credentials(end));
    }

    private void withGoCertificate(Credentials credentials) {
        List<String> pem = pem(credentials);
        host.files()
                .with("/etc/kubeedge/ca/rootCA.crt", pem.get(0))
                .with("/etc/kubeedge/certs/server.crt", pem.get(1))
                .with("/etc/kubeedge/certs/server.key", pem.get(2));
    }

    void withGoDatabase() {
        host.files().with("/var/lib/kubeedge/edgecore.db", "its pods").with("/usr/local/bin/edgecore.exe", "go");
    }

    private static List<String> pem(Credentials credentials) {
        PemTexts texts = PemTexts.of(credentials.authority(), credentials.certificate());
        return List.of(texts.authority(), texts.certificate(), texts.key());
    }

    Outcome join(boolean dryRun) {
        return new Join(tools(), journal).run(request(), dryRun, events::add, new Cancellation());
    }

    Outcome reset() {
        ResetRequest request = new ResetRequest(Optional.empty(), JoinRequest.Scripts.NONE, List.of());
        return new Reset(tools(), journal).run(request, false, events::add, new Cancellation());
    }

    private JoinTools tools() {
        WindowsTools windows = new WindowsTools(
                machine.registry, machine.system, features, tasks, restart, _ -> "NTFS", services, Map.of(), () -> {});
        return new JoinTools(
                host.host(),
                new FakeMounts(),
                (_, _) -> 0,
                cloud,
                runtimes,
                _ -> List.of(),
                new FakeDistribution(),
                new WindowsJoin(new WindowsPreparation(host.host(), runtimes, windows, clock), runtime()),
                GoDefaults.WINDOWS,
                WindowsJoin.CONTAINERD,
                JournalFolders.POSIX,
                clock,
                _ -> {
                    throw new KeadmException(ErrorCode.INTERNAL, "The agent would be waited for without end", "");
                },
                () -> AGENT);
    }

    private WindowsRuntime runtime() {
        return new WindowsRuntime(
                new NoDownloads(journal.resolveSibling("cache"), host.host().view(), new Way(), clock),
                runtimes,
                networks,
                new PolicyExclusions(machine.registry),
                machine.system,
                Map.of());
    }

    private final class Way implements ReleaseProbe {
        @Override
        public Sight look(Artifact artifact) {
            return sight;
        }

        @Override
        public Optional<String> proxy(Artifact artifact) {
            return Optional.empty();
        }
    }

    /** The releases' own addresses, from which nothing is fetched for a plan. */
    private record NoDownloads(Path cache, HostView host, ReleaseProbe probe, Clock clock) implements ContainerdSource {
        @Override
        public List<Check> checks(JoinRequest.Downloads downloads) throws IOException {
            return List.of(ContainerdSteps.check(tools(downloads), host, probe, clock));
        }

        @Override
        public ContainerdSteps.Tools tools(JoinRequest.Downloads request) throws IOException {
            Downloader downloader = new Downloader(
                    DownloadClient.of(
                            ProxySettings.of(Map.of(), Optional.empty()), Optional.empty(), TrustedRoots.NONE, _ -> {}),
                    new Downloader.Retries(1, Duration.ofSeconds(10), Duration.ZERO, _ -> {}));
            return new ContainerdSteps.Tools(
                    new WindowsContainerd(),
                    Releases.windows(Releases.ORIGIN),
                    new ArtifactCache(cache, new ArtifactLock(cache.resolve(ArtifactLock.NAME)), downloader),
                    cache,
                    new NoContainerd(),
                    _ -> Optional.empty(),
                    _ -> {},
                    end());
        }

        @Override
        public ContainerdEnd end() {
            return new NoContainerd();
        }
    }

    /** None is ever installed here. */
    private record NoContainerd() implements ContainerdProgram, ContainerdEnd {
        @Override
        public String version(Path containerd) {
            throw new AssertionError("no containerd is here");
        }

        @Override
        public void check(Path containerd, Path config) {
            throw new AssertionError("no containerd is here");
        }

        @Override
        public boolean needed(HostView view) {
            throw new AssertionError("no containerd is here");
        }

        @Override
        public Optional<String> beforeStop(HostView view, long pid) {
            throw new AssertionError("no containerd is here");
        }

        @Override
        public boolean containersRun(HostView view) {
            throw new AssertionError("no containerd is here");
        }

        @Override
        public void beforeDelete(Path data) {
            throw new AssertionError("no containerd is here");
        }
    }

    private JoinRequest request() {
        String text = Tokens.expiringAt(NOW.plusSeconds(3600))
                .replace(Tokens.CA_HASH, CREDENTIALS.authority().sha256());
        return new JoinRequest(
                new JoinRequest.Cloud(
                        List.of(CloudCoreEndpoint.parse("cloud.example.org:10000")),
                        10002,
                        HubProtocol.WEBSOCKET,
                        Optional.of(JoinToken.parse(text)).filter(_ -> token)),
                new JoinRequest.Node(Optional.empty(), Optional.empty(), List.of(), List.of(), false),
                new JoinRequest.ContainerRuntime(Optional.empty(), Optional.empty(), Optional.empty()),
                new JoinRequest.Agent(List.of(), Optional.empty()),
                new JoinRequest.Downloads(Optional.empty(), Optional.empty(), Optional.empty()),
                wish,
                JoinRequest.Scripts.NONE,
                Duration.ofMinutes(5),
                demoted,
                List.of());
    }

    private static Credentials credentials(Instant end) {
        try {
            IssuedCertificate issued = IssuedCertificate.forNode("edge-1", end);
            return new Credentials(issued.authority(), issued.certificate());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
