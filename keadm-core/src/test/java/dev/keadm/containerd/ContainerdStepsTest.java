package dev.keadm.containerd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keadm.artifact.ArtifactCache;
import dev.keadm.artifact.ArtifactLock;
import dev.keadm.artifact.DownloadClient;
import dev.keadm.artifact.Downloader;
import dev.keadm.artifact.ProxySettings;
import dev.keadm.artifact.ReleaseServer;
import dev.keadm.bundle.BundlePlatform;
import dev.keadm.bundle.BundleRequest;
import dev.keadm.bundle.CreateBundle;
import dev.keadm.bundle.Origin;
import dev.keadm.host.FakeFaults;
import dev.keadm.host.FakeHost;
import dev.keadm.host.FileStatus;
import dev.keadm.host.TrustedRoots;
import dev.keadm.request.JoinRequest.Downloads;
import dev.keadm.workflow.Cancellation;
import dev.keadm.workflow.Event;
import dev.keadm.workflow.Outcome;
import dev.keadm.workflow.Reversal;
import dev.keadm.workflow.Step;
import dev.keadm.workflow.Workflow;
import dev.keadm.workflow.WorkflowException;
import dev.keadm.workflow.WorkflowRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(value = OS.LINUX, disabledReason = "it is about Linux's containerd")
class ContainerdStepsTest {
    private static final ContainerdSettings SETTINGS =
            new ContainerdSettings(ContainerdSettings.SANDBOX_IMAGE, false, Map.of());
    private static final Origin ORIGIN = new Origin(Map.of(), TrustedRoots.NONE, _ -> {});

    @TempDir
    Path dir;

    private ReleaseServer server;
    private final List<Event> events = new ArrayList<>();
    private final Set<String> bridges = new java.util.TreeSet<>(Set.of("docker0"));
    private Optional<String> lacks = Optional.empty();
    private Optional<String> rejected = Optional.empty();

    @BeforeEach
    void setUp() throws IOException {
        server = new ReleaseServer();
    }

    @AfterEach
    void tearDown() {
        server.close();
    }

    private ContainerdSteps.Tools tools() throws IOException {
        Path cache = dir.resolve("cache");
        Downloader downloader = new Downloader(
                DownloadClient.of(
                        ProxySettings.of(Map.of(), Optional.empty()), Optional.empty(), TrustedRoots.NONE, _ -> {}),
                new Downloader.Retries(1, Duration.ofSeconds(10), Duration.ZERO, _ -> {}));
        return new ContainerdSteps.Tools(
                new LinuxContainerd(),
                FakeRelease.texts(server),
                new ArtifactCache(cache, new ArtifactLock(cache.resolve(ArtifactLock.NAME)), downloader),
                cache,
                new FakeContainerd(),
                _ -> lacks,
                _ -> {},
                ContainerdEnd.PLAIN);
    }

    private final class FakeContainerd implements ContainerdProgram {
        @Override
        public String version(Path containerd) {
            return "containerd github.com/containerd/containerd/v2 v2.3.5 abc";
        }

        @Override
        public void check(Path containerd, Path config) throws IOException {
            if (rejected.isPresent()) {
                throw new IOException(rejected.get());
            }
        }
    }

    private final class FakeNetworks implements PodNetworks {
        @Override
        public List<Subnet> routed() {
            return List.of(Subnet.parse("10.208.0.0/23").orElseThrow());
        }

        @Override
        public void deleteBridge(String name) {
            bridges.remove(name);
        }
    }

    private WorkflowRunner runner(FakeHost host) {
        return new WorkflowRunner(
                host.host(), dir.resolve("journal"), events::add, new Cancellation(), Clock.systemUTC());
    }

    private Outcome run(FakeHost host) throws IOException {
        return runner(host).run(new Workflow("install", steps(tools(), SETTINGS)), Duration.ofMinutes(1));
    }

    @Test
    void shouldInstallConfigureAndRun() throws Exception {
        FakeHost host = new FakeHost();

        assertThat(run(host)).isEqualTo(Outcome.CHANGED);

        assertThat(host.files().readString(Path.of("/usr/local/bin/runc"))).isEqualTo("program runc");
        assertThat(host.files().readString(Path.of("/usr/local/bin/containerd-shim-runc-v2")))
                .startsWith("program");
        assertThat(host.files().readString(Path.of("/opt/cni/bin/portmap"))).isEqualTo("program portmap");
        assertThat(host.files().status(Path.of("/usr/local/bin/containerd-stress")))
                .isEqualTo(new FileStatus.Absent());
        assertThat(host.files().status(Path.of("/opt/cni/bin/LICENSE"))).isEqualTo(new FileStatus.Absent());
        assertThat(host.files().readString(Path.of("/etc/containerd/config.toml")))
                .contains("version = 3");
        assertThat(host.files().readString(Path.of("/etc/cni/net.d/10-keadm.conflist")))
                .contains("10.208.2.0/24");
        assertThat(host.files().readString(Path.of("/etc/crictl.yaml"))).isEqualTo("""
                runtime-endpoint: unix:///run/containerd/containerd.sock
                image-endpoint: unix:///run/containerd/containerd.sock
                timeout: 10
                """);
        assertThat(host.services().status("keadm-containerd").toString()).startsWith("Running");
    }

    @Test
    void shouldInstallFromABundleWithoutTheNetwork() throws Exception {
        Path bundle = dir.resolve("edge.bundle");
        ContainerdSteps.Tools online = tools();
        Downloads mirror = new Downloads(Optional.empty(), Optional.of(server.base()), Optional.empty());
        new CreateBundle("1", ORIGIN, Clock.systemUTC())
                .run(
                        new BundleRequest(
                                bundle, BundlePlatform.parse("linux", "amd64"), mirror, Optional.empty(), false),
                        false,
                        events::add);
        server.close();
        Path cache = dir.resolve("cache");
        Downloads offline = new Downloads(Optional.empty(), Optional.empty(), Optional.of(bundle));
        ContainerdSteps.Tools tools = new ContainerdSteps.Tools(
                online.system(),
                online.releases(),
                new ArtifactCache(cache, new ArtifactLock(cache.resolve(ArtifactLock.NAME)), ORIGIN.of(offline)),
                cache,
                online.program(),
                online.readiness(),
                online.waiting(),
                online.end());
        FakeHost host = new FakeHost();

        runner(host).dryRun(new Workflow("install", steps(tools, SETTINGS)));
        assertThat(runner(host).run(new Workflow("install", steps(tools, SETTINGS)), Duration.ofMinutes(1)))
                .isEqualTo(Outcome.CHANGED);

        assertThat(events)
                .anySatisfy(event -> assertThat(event)
                        .isInstanceOfSatisfying(
                                Event.PlanMade.class,
                                plan -> assertThat(plan.steps().getFirst().sentence())
                                        .matches("Take containerd .* from .*edge\\.bundle and verify them")));
        assertThat(host.files().readString(Path.of("/usr/local/bin/runc"))).isEqualTo("program runc");
    }

    @Test
    void shouldChangeNothingTheSecondTime() throws Exception {
        FakeHost host = new FakeHost();
        run(host);
        FakeHost.Snapshot after = host.snapshot();

        assertThat(run(host)).isEqualTo(Outcome.NOTHING_TO_DO);
        assertThat(host.snapshot()).isEqualTo(after);
    }

    /** A run that fails gives back what it found, and not what an earlier run made. */
    @Test
    void shouldOnlyStopAgainWhatAnEarlierRunInstalled() throws Exception {
        FakeHost host = new FakeHost();
        FakeHost.Snapshot before = host.snapshot();
        run(host);
        host.services().stop("keadm-containerd", Duration.ofSeconds(1));
        FakeHost.Snapshot stopped = host.snapshot();
        lacks = Optional.of("NetworkReady is not true");

        assertThatThrownBy(() -> run(host)).isInstanceOf(WorkflowException.class);
        assertThat(host.snapshot()).isEqualTo(stopped);

        runner(host).undo("reset", reversals());
        assertThat(host.snapshot()).isEqualTo(before);
    }

    @Test
    void shouldBeTakenBackByAnotherProcess() throws Exception {
        FakeHost host = new FakeHost();
        FakeHost.Snapshot before = host.snapshot();
        run(host);
        bridges.add("keadm0");

        assertThat(runner(host).undo("reset", reversals())).isEqualTo(Outcome.UNDONE);

        assertThat(host.snapshot()).isEqualTo(before);
        assertThat(bridges).containsExactly("docker0");
    }

    /** Every single change fails once, before and after it was done. */
    @Test
    void shouldLeaveTheMachineAsItWasWhicheverChangeFails() throws Exception {
        FakeHost counting = new FakeHost();
        run(counting);
        runner(counting).undo("reset", reversals());
        int changes = (int) counting.faults().operations().stream()
                .takeWhile(operation -> !operation.name().equals("stopService"))
                .count();
        assertThat(changes).isGreaterThan(15);

        for (FakeFaults.When when : FakeFaults.When.values()) {
            for (int number = 1; number <= changes; number++) {
                FakeHost host = new FakeHost();
                FakeHost.Snapshot before = host.snapshot();
                int failing = number;
                host.faults().fail(when, operation -> operation.number() == failing);

                assertThatThrownBy(() -> run(host)).as("%s %s", when, failing).isInstanceOf(WorkflowException.class);

                assertThat(host.snapshot()).as("%s %s", when, failing).isEqualTo(before);
            }
        }
    }

    @Test
    void shouldBeTakenBackWhenContainerdRejectsItsConfiguration() {
        FakeHost host = new FakeHost();
        FakeHost.Snapshot before = host.snapshot();
        rejected = Optional.of("containerd: toml: line 3");

        assertThatThrownBy(() -> run(host)).hasMessageContaining("toml: line 3");
        assertThat(host.snapshot()).isEqualTo(before);
    }

    @Test
    void shouldSayWhatTheRuntimeLacks() {
        FakeHost host = new FakeHost();
        FakeHost.Snapshot before = host.snapshot();
        lacks = Optional.of("NetworkReady is not true: cni plugin not initialized");

        assertThatThrownBy(() -> run(host))
                .hasMessageContaining("is not ready for pods: NetworkReady is not true: cni plugin not initialized");
        assertThat(host.snapshot()).isEqualTo(before);
    }

    @Test
    void shouldLeaveWhatWasThere() throws Exception {
        FakeHost host = new FakeHost();
        host.files()
                .with("/etc/containerd/config.toml", "disabled_plugins = ['cri']")
                .with("/etc/cni/net.d/05-own.conf", "{}")
                .with("/etc/crictl.yaml", "timeout: 1")
                .with("/opt/cni/bin/bridge", "another bridge");
        FakeHost.Snapshot before = host.snapshot();

        run(host);
        assertThat(host.files().readString(Path.of("/opt/cni/bin/bridge"))).isEqualTo("another bridge");
        assertThat(host.files().readString(Path.of("/etc/containerd/keadm.toml")))
                .contains("version = 3");
        assertThat(host.files().status(Path.of("/etc/cni/net.d/10-keadm.conflist")))
                .isEqualTo(new FileStatus.Absent());
        runner(host).undo("reset", reversals());

        assertThat(host.snapshot()).isEqualTo(before);
    }

    @Test
    void shouldBlockBeforeItMixesPrograms() {
        FakeHost host = new FakeHost();
        host.files().with("/usr/local/bin/runc", "somebody's");
        FakeHost.Snapshot before = host.snapshot();

        assertThatThrownBy(() -> run(host)).hasMessageContaining("/usr/local/bin/runc is there already");
        assertThat(host.snapshot()).isEqualTo(before);
        assertThat(Files.exists(dir.resolve("cache"))).isFalse();
    }

    @Test
    void shouldPlanWithoutTouchingAnything() throws Exception {
        FakeHost host = new FakeHost();
        FakeHost.Snapshot before = host.snapshot();

        runner(host).dryRun(new Workflow("install", steps(tools(), SETTINGS)));

        assertThat(events.getFirst())
                .isInstanceOfSatisfying(
                        Event.PlanMade.class,
                        made -> assertThat(made.steps())
                                .extracting(step -> step.kind() + " " + step.sentence())
                                .containsExactly(
                                        "CHANGE Download containerd 2.3.5, runc 1.5.1, cni-plugins 1.9.1, crictl 1.36.0 and verify them",
                                        "LATER Install containerd, runc, CNI plugins and crictl, once they are downloaded",
                                        "LATER Write containerd's configuration, once containerd is installed",
                                        "CHANGE Write /etc/cni/net.d/10-keadm.conflist: pods get a bridge 'keadm0' with 10.208.2.0/24",
                                        "CHANGE Write /etc/crictl.yaml",
                                        "LATER Run containerd as service 'keadm-containerd', once it is configured"));
        assertThat(host.snapshot()).isEqualTo(before);
        assertThat(dir).isEmptyDirectory();
    }

    private List<Step<?, ?>> steps(ContainerdSteps.Tools tools, ContainerdSettings settings) {
        List<Step<?, ?>> steps = new ArrayList<>(ContainerdSteps.downloads(tools));
        steps.addAll(ContainerdSteps.runtime(tools, settings, ContainerdSteps.bridge(new FakeNetworks())));
        return steps;
    }

    private List<Reversal<?, ?>> reversals() {
        List<Reversal<?, ?>> reversals = new ArrayList<>(ContainerdSteps.reversals(ContainerdEnd.PLAIN));
        reversals.add(ContainerdSteps.bridgeReversal(new FakeNetworks()));
        return reversals;
    }
}
