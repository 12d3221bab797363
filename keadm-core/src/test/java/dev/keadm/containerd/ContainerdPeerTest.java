package dev.keadm.containerd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.keadm.artifact.ArtifactCache;
import dev.keadm.artifact.ArtifactLock;
import dev.keadm.artifact.DownloadClient;
import dev.keadm.artifact.Downloader;
import dev.keadm.artifact.ProxySettings;
import dev.keadm.artifact.ReleaseServer;
import dev.keadm.artifact.Releases;
import dev.keadm.artifact.Waiting;
import dev.keadm.cri.CriClient;
import dev.keadm.cri.CriEndpoint;
import dev.keadm.cri.CriException;
import dev.keadm.cri.UnixSocketTransport;
import dev.keadm.cri.UnixTransports;
import dev.keadm.cri.v1.LinuxPodSandboxConfig;
import dev.keadm.cri.v1.PodSandboxConfig;
import dev.keadm.cri.v1.PodSandboxMetadata;
import dev.keadm.host.Host;
import dev.keadm.host.TrustedRoots;
import dev.keadm.host.linux.LinuxHost;
import dev.keadm.host.linux.LinuxPodNetworks;
import dev.keadm.workflow.Cancellation;
import dev.keadm.workflow.Outcome;
import dev.keadm.workflow.Reversal;
import dev.keadm.workflow.Step;
import dev.keadm.workflow.Workflow;
import dev.keadm.workflow.WorkflowRunner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Installs the machine's own containerd, packed as its releases are, below roots of their own; runs it, gives a sandbox a
 * network, and takes all of it back.
 */
@Tag("peer")
class ContainerdPeerTest {
    private static final Path PAUSE =
            Path.of(System.getenv().getOrDefault("PEERS_HOME", "/var/tmp/peers"), "containerd", "pause.tar");
    private static final String PAUSE_IMAGE = "docker.io/local/pause:1";

    @TempDir
    Path dir;

    private Optional<ReleaseServer> server = Optional.empty();

    @BeforeEach
    void setUp() throws IOException {
        assumeTrue(
                ProcessHandle.current().info().user().equals(Optional.of("root")),
                "skipped: only root runs containerd");
        for (String program : List.of("/usr/bin/containerd", "/usr/sbin/runc", "/usr/lib/cni/bridge")) {
            assumeTrue(Files.exists(Path.of(program)), "skipped: no " + program + " to pack a release from");
        }
        assumeTrue(Files.exists(PAUSE), "skipped: no " + PAUSE + " (shared/peers/containerd.sh up makes it)");
        server = Optional.of(new ReleaseServer());
    }

    @AfterEach
    void tearDown() {
        server.ifPresent(ReleaseServer::close);
    }

    /** An installation below a root of its own. */
    private final class Installation {
        private final Path root;
        private final Host host;
        private final ContainerdPlaces places;

        Installation(String name) throws IOException {
            root = Files.createDirectory(dir.resolve(name));
            host = LinuxHost.at(root);
            places = new ContainerdPlaces(host.layout());
        }

        WorkflowRunner runner() {
            return new WorkflowRunner(host, host.layout().data(), _ -> {}, new Cancellation(), Clock.systemUTC());
        }

        Outcome install() throws IOException {
            Path cache = host.layout().data().resolve("cache");
            Downloader downloader = new Downloader(
                    DownloadClient.of(
                            ProxySettings.of(Map.of(), Optional.empty()), Optional.empty(), TrustedRoots.NONE, _ -> {}),
                    Downloader.Retries.ordinary());
            ContainerdSteps.Tools tools = new ContainerdSteps.Tools(
                    new LinuxContainerd(),
                    FakeRelease.ofThisMachine(
                            server.orElseThrow(), Map.of(Releases.CONTAINERD, "1.6.20", Releases.RUNC, "1.1.5")),
                    new ArtifactCache(cache, new ArtifactLock(cache.resolve(ArtifactLock.NAME)), downloader),
                    cache,
                    new InstalledContainerd(),
                    new CriReadiness(new UnixTransports()),
                    Waiting.REAL,
                    ContainerdEnd.PLAIN);
            ContainerdSettings settings = new ContainerdSettings(PAUSE_IMAGE, false, Map.of());
            return runner().run(new Workflow("install", steps(tools, settings)), Duration.ofMinutes(10));
        }

        Outcome takeBack() {
            return runner().undo("reset", reversals());
        }

        void importPause() throws IOException, InterruptedException {
            run(List.of(
                    root.resolve("usr/local/bin/ctr").toString(),
                    "-a",
                    places.socket().toString(),
                    "-n",
                    "k8s.io",
                    "images",
                    "import",
                    PAUSE.toString()));
        }
    }

    @Test
    void shouldRunTwoSideBySideAndTakeBothBack() throws Exception {
        Installation one = new Installation("1");
        Installation two = new Installation("2");
        List<String> interfaces = interfaces();
        try {
            assertThat(one.install()).isEqualTo(Outcome.CHANGED);
            assertThat(two.install()).isEqualTo(Outcome.CHANGED);
            assertThat(one.install()).isEqualTo(Outcome.NOTHING_TO_DO);

            one.importPause();
            two.importPause();
            String first = addressOfASandbox(one);
            String second = addressOfASandbox(two);
            assertThat(first).matches("10\\.2(0[89]|1\\d|2[0-3])\\..*");
            assertThat(first.substring(0, first.lastIndexOf('.')))
                    .isNotEqualTo(second.substring(0, second.lastIndexOf('.')));
        } finally {
            assertThat(one.takeBack()).isNotEqualTo(Outcome.CHANGED);
            assertThat(two.takeBack()).isNotEqualTo(Outcome.CHANGED);
        }

        assertThat(one.root).isEmptyDirectory();
        assertThat(two.root).isEmptyDirectory();
        assertThat(interfaces()).isEqualTo(interfaces);
        assertThat(ProcessHandle.allProcesses()
                        .map(process -> process.info().commandLine().orElse(""))
                        .filter(command -> command.contains(dir + "/")))
                .isEmpty();
    }

    private static String addressOfASandbox(Installation installation) throws CriException {
        try (CriClient client =
                CriClient.to(new UnixSocketTransport(new CriEndpoint.UnixSocket(installation.places.socket())))) {
            PodSandboxConfig config = new PodSandboxConfig.Builder()
                    .metadata(new PodSandboxMetadata.Builder()
                            .name("artifact")
                            .namespace("default")
                            .uid("artifact-1")
                            .build())
                    .linux(new LinuxPodSandboxConfig.Builder().build())
                    .build();
            String id = client.runtime().runPodSandbox(config, "");
            try {
                return client.runtime().podSandboxStatus(id).network.ip;
            } finally {
                client.runtime().stopPodSandbox(id);
                client.runtime().removePodSandbox(id);
            }
        }
    }

    private static List<String> interfaces() throws IOException {
        try (Stream<Path> all = Files.list(Path.of("/sys/class/net"))) {
            return all.map(path -> String.valueOf(path.getFileName()))
                    .filter(name -> name.startsWith("keadm"))
                    .sorted()
                    .toList();
        }
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
    }

    private static List<Step<?, ?>> steps(ContainerdSteps.Tools tools, ContainerdSettings settings) {
        List<Step<?, ?>> steps = new ArrayList<>(ContainerdSteps.downloads(tools));
        steps.addAll(ContainerdSteps.runtime(tools, settings, ContainerdSteps.bridge(new LinuxPodNetworks())));
        return steps;
    }

    private static List<Reversal<?, ?>> reversals() {
        List<Reversal<?, ?>> reversals = new ArrayList<>(ContainerdSteps.reversals(ContainerdEnd.PLAIN));
        reversals.add(ContainerdSteps.bridgeReversal(new LinuxPodNetworks()));
        return reversals;
    }
}
