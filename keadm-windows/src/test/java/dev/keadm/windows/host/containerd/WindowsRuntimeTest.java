package dev.keadm.windows.host.containerd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keadm.artifact.ArtifactCache;
import dev.keadm.artifact.ArtifactLock;
import dev.keadm.artifact.DownloadClient;
import dev.keadm.artifact.Downloader;
import dev.keadm.artifact.ProxySettings;
import dev.keadm.artifact.ReleaseServer;
import dev.keadm.bundle.Bundle;
import dev.keadm.bundle.BundlePlatform;
import dev.keadm.bundle.BundleRequest;
import dev.keadm.bundle.CreateBundle;
import dev.keadm.bundle.Origin;
import dev.keadm.containerd.ContainerdEnd;
import dev.keadm.containerd.ContainerdProgram;
import dev.keadm.containerd.ContainerdSettings;
import dev.keadm.containerd.ContainerdSteps;
import dev.keadm.host.FakeFaults;
import dev.keadm.host.FakeHost;
import dev.keadm.host.FileStatus;
import dev.keadm.host.HostLayout;
import dev.keadm.host.HostView;
import dev.keadm.host.ServiceDefinition;
import dev.keadm.host.ServiceStatus;
import dev.keadm.host.TrustedRoots;
import dev.keadm.request.JoinRequest.Downloads;
import dev.keadm.windows.jna.WindowsException;
import dev.keadm.windows.network.FakeHostNetworks;
import dev.keadm.windows.network.HostNetwork;
import dev.keadm.windows.network.NatConfig;
import dev.keadm.windows.network.PodNetworkFile;
import dev.keadm.windows.registry.FakeRegistry;
import dev.keadm.windows.registry.RegistryValue;
import dev.keadm.windows.version.WindowsBuild;
import dev.keadm.workflow.Cancellation;
import dev.keadm.workflow.Event;
import dev.keadm.workflow.Outcome;
import dev.keadm.workflow.Reversal;
import dev.keadm.workflow.Step;
import dev.keadm.workflow.Workflow;
import dev.keadm.workflow.WorkflowException;
import dev.keadm.workflow.WorkflowRunner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The steps that give a Windows machine a containerd, on a machine in memory. */
class WindowsRuntimeTest {
    private static final HostLayout LAYOUT = HostLayout.windows(Path.of("/Program Files"), Path.of("/ProgramData"));
    private static final String PROGRAMS = "/Program Files/containerd/";
    private static final ContainerdSettings SETTINGS =
            new ContainerdSettings(WindowsBuild.PAUSE, false, Map.of("HTTPS_PROXY", "http://proxy.test:3128"));

    @TempDir
    Path dir;

    private ReleaseServer server;
    private final List<Event> events = new ArrayList<>();
    private final List<String> ends = new ArrayList<>();
    private Optional<String> lacks = Optional.empty();
    private Optional<Path> bundle = Optional.empty();
    private boolean layers;
    private boolean containers;
    private Optional<String> impediment = Optional.empty();

    @BeforeEach
    void setUp() throws IOException {
        server = new ReleaseServer();
    }

    @AfterEach
    void tearDown() {
        server.close();
    }

    /** A machine with Defender, and what stands around its containerd. */
    private final class World {
        final FakeHost host = new FakeHost(LAYOUT);
        final FakeHostNetworks networks = new FakeHostNetworks(host.faults())
                .with(new HostNetwork("1", "nat", "nat", Optional.of("172.20.0.0/20"), Optional.of("172.20.0.1")));
        final FakeRegistry registry = new FakeRegistry().with(PolicyExclusions.POLICY, "", new RegistryValue.Text(""));
        final FakeHost.Snapshot before;
        final List<HostNetwork> networksBefore;
        final Map<String, Map<String, RegistryValue>> registryBefore;
        private ContainerdSettings settings = SETTINGS;

        World() throws Exception {
            host.files().withFolder("/Program Files").withFolder("/ProgramData/KubeEdge/data");
            host.services()
                    .install(new ServiceDefinition(
                            "windefend", "Defender", List.of("MsMpEng.exe"), Map.of(), "", Duration.ZERO));
            host.services().start("windefend", Duration.ZERO);
            host.faults().reset();
            before = host.snapshot();
            networksBefore = networks.list();
            registryBefore = registry.snapshot();
        }

        void isAsBefore(String description) throws IOException {
            assertThat(host.snapshot()).as(description).isEqualTo(before);
            assertThat(networks.list()).as(description).isEqualTo(networksBefore);
            assertThat(registry.snapshot()).as(description).isEqualTo(registryBefore);
        }

        List<Step<?, ?>> steps() throws IOException {
            return steps(new PolicyExclusions(registry));
        }

        List<Step<?, ?>> steps(AntivirusExclusions antivirus) throws IOException {
            ContainerdSteps.Tools tools = tools();
            List<Step<?, ?>> steps = new ArrayList<>(ContainerdSteps.downloads(tools));
            steps.add(new ExcludeFromAntivirus(antivirus, new WindowsContainerd()));
            steps.addAll(ContainerdSteps.runtime(
                    tools, settings, List.of(new MakePodNetwork(networks, NetworkNeed.ofOurs()))));
            return steps;
        }

        WorkflowRunner runner() {
            return new WorkflowRunner(
                    host.host(), dir.resolve("journal"), events::add, new Cancellation(), Clock.systemUTC());
        }

        Outcome run(Map<String, String> environment) throws IOException {
            settings = new ContainerdSettings(WindowsBuild.PAUSE, false, environment);
            return run();
        }

        Outcome run() throws IOException {
            return runner().run(new Workflow("install", steps()), Duration.ofMinutes(1));
        }

        Outcome takeBack() {
            List<Reversal<?, ?>> reversals = new ArrayList<>(ContainerdSteps.reversals(new RecordingEnd()));
            reversals.add(ExcludeFromAntivirus.back(new PolicyExclusions(registry)));
            reversals.add(MakePodNetwork.back(networks));
            return runner().undo("reset", reversals);
        }
    }

    private ContainerdSteps.Tools tools() throws IOException {
        Path cache = dir.resolve("cache");
        ArtifactLock lock = new ArtifactLock(cache.resolve(ArtifactLock.NAME));
        Downloader downloader = new Downloader(
                DownloadClient.of(
                        ProxySettings.of(Map.of(), Optional.empty()), Optional.empty(), TrustedRoots.NONE, _ -> {}),
                new Downloader.Retries(1, Duration.ofSeconds(10), Duration.ZERO, _ -> {}));
        return new ContainerdSteps.Tools(
                new WindowsContainerd(),
                WindowsRelease.serve(server, "program containerd".getBytes(StandardCharsets.UTF_8)),
                bundle.map(file -> new ArtifactCache(cache, lock, new Bundle(file)))
                        .orElseGet(() -> new ArtifactCache(cache, lock, downloader)),
                cache,
                new FakeContainerd(),
                _ -> lacks,
                _ -> {},
                new RecordingEnd());
    }

    private static final class FakeContainerd implements ContainerdProgram {
        @Override
        public String version(Path containerd) {
            return "containerd github.com/containerd/containerd/v2 v2.3.5 abc";
        }

        @Override
        public void check(Path containerd, Path config) {
            // any will do
        }
    }

    private final class RecordingEnd implements ContainerdEnd {
        @Override
        public boolean needed(HostView host) {
            return layers;
        }

        @Override
        public Optional<String> beforeStop(HostView host, long pid) throws IOException, InterruptedException {
            assertThat(host.services().status("keadm-containerd")).isEqualTo(new ServiceStatus.Running(pid));
            ends.add("stop");
            return impediment;
        }

        @Override
        public boolean containersRun(HostView host) {
            return containers;
        }

        @Override
        public void beforeDelete(Path data) {
            ends.add("delete " + data);
        }
    }

    @Test
    void shouldInstallConfigureAndRun() throws Exception {
        World world = new World();

        assertThat(world.run()).isEqualTo(Outcome.CHANGED);

        assertThat(world.host.files().readString(Path.of(PROGRAMS + "containerd.exe")))
                .isEqualTo("program containerd");
        assertThat(world.host.files().list(Path.of(PROGRAMS + "cni/bin")))
                .extracting(path -> String.valueOf(path.getFileName()))
                .containsExactly("nat.exe", "sdnbridge.exe", "sdnoverlay.exe");
        assertThat(world.host.files().status(Path.of(PROGRAMS + "containerd-stress.exe")))
                .isEqualTo(new FileStatus.Absent());
        assertThat(world.host.files().readString(Path.of(PROGRAMS + "crictl.yaml")))
                .isEqualTo("""
                runtime-endpoint: npipe:////./pipe/containerd-containerd
                image-endpoint: npipe:////./pipe/containerd-containerd
                timeout: 10
                """);
        assertThat(world.host.services().status("keadm-containerd").toString()).startsWith("Running");
    }

    @Test
    void shouldInstallFromABundleWithoutTheNetwork() throws Exception {
        tools();
        Path file = dir.resolve("edge.bundle");
        Downloads mirror = new Downloads(Optional.empty(), Optional.of(server.base()), Optional.empty());
        BundlePlatform platform = BundlePlatform.parse("windows", "amd64");
        new CreateBundle("1", new Origin(Map.of(), TrustedRoots.NONE, _ -> {}), Clock.systemUTC())
                .run(new BundleRequest(file, platform, mirror, Optional.empty(), false), false, events::add);
        server.close();
        bundle = Optional.of(file);
        World world = new World();

        assertThat(world.run()).isEqualTo(Outcome.CHANGED);

        assertThat(world.host.files().status(Path.of(PROGRAMS + "containerd.exe")))
                .isInstanceOf(FileStatus.RegularFile.class);
        assertThat(world.host.files().status(Path.of(PROGRAMS + "cni/bin/nat.exe")))
                .isInstanceOf(FileStatus.RegularFile.class);
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "its paths are written as on Linux")
    void shouldConfigureThePodsNetworkAsHnsMadeIt() throws Exception {
        World world = new World();
        world.run();

        HostNetwork made = world.networks.list().getLast();
        assertThat(made.name()).isEqualTo("keadm");
        String config = PROGRAMS + "cni/conf/10-keadm.conf";
        assertThat(world.host.files().readString(Path.of(config))).isEqualTo(NatConfig.text(made));
        assertThat(world.host.files().readString(LAYOUT.data().resolve("pod-network.json")))
                .isEqualTo(new PodNetworkFile("keadm", config).json());
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "its paths are written as on Linux")
    void shouldTellDefenderWhatToLeaveAlone() throws Exception {
        World world = new World();
        world.run();

        assertThat(world.registry.values(PolicyExclusions.EXCLUSIONS + "\\Paths"))
                .containsOnlyKeys("/ProgramData/containerd");
        assertThat(world.registry.values(PolicyExclusions.EXCLUSIONS + "\\Processes"))
                .containsOnlyKeys(PROGRAMS + "containerd.exe", PROGRAMS + "containerd-shim-runhcs-v1.exe");
        assertThat(world.registry.read(PolicyExclusions.EXCLUSIONS, "Exclusions_Paths"))
                .contains(new RegistryValue.Dword(1));
    }

    @Test
    void shouldGoOnWithAWarningWhereDefenderIsGuarded() throws Exception {
        World world = new World();
        AntivirusExclusions guarded = new GuardedExclusions();

        assertThat(world.runner().run(new Workflow("install", world.steps(guarded)), Duration.ofMinutes(1)))
                .isEqualTo(Outcome.CHANGED);

        assertThat(events)
                .filteredOn(event -> event instanceof Event.Warning)
                .hasSize(3)
                .allSatisfy(event -> assertThat(event.toString()).contains("antivirus-exclusion", "tamper"));
    }

    private static final class GuardedExclusions implements AntivirusExclusions {
        @Override
        public Before before() {
            return new Before(List.of(), List.of());
        }

        @Override
        public boolean excluded(Kind kind, String path) {
            return false;
        }

        @Override
        public void exclude(Kind kind, String path) throws IOException {
            throw new IOException("tamper protection");
        }

        @Override
        public void include(Kind kind, String path) {
            throw new AssertionError("nothing is to be taken back here");
        }

        @Override
        public void restore(Before before) {
            throw new AssertionError("nothing is to be taken back here");
        }
    }

    @Test
    void shouldChangeNothingTheSecondTime() throws Exception {
        World world = new World();
        world.run();
        FakeHost.Snapshot after = world.host.snapshot();

        assertThat(world.run()).isEqualTo(Outcome.NOTHING_TO_DO);
        assertThat(world.host.snapshot()).isEqualTo(after);
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "its paths are written as on Linux")
    void shouldBeTakenBackByAnotherProcess() throws Exception {
        World world = new World();
        world.run();
        world.host.files().with("/ProgramData/containerd/root/x", "an image");
        world.host.files().with("/ProgramData/KubeEdge/log/containerd.log", "a line");
        world.host.files().with("/ProgramData/KubeEdge/log/containerd.log.1", "an older line");

        assertThat(world.takeBack()).isEqualTo(Outcome.UNDONE);

        world.isAsBefore("after reset");
        assertThat(ends)
                .containsExactly("stop", "delete /ProgramData/containerd/root", "delete /ProgramData/containerd/state");
    }

    /** Whoever answers on the pipe while ours does not run is somebody else's, sandboxes and images too. */
    @Test
    void shouldAskNothingOfAContainerdThatIsNotOurs() throws Exception {
        World world = new World();
        world.run();
        world.host.services().stop("keadm-containerd", Duration.ofSeconds(1));

        world.takeBack();

        assertThat(ends).doesNotContain("stop");
    }

    /** Containers run on without it, and what they use is not to be deleted. */
    @Test
    void shouldStartAContainerdThatIsStoppedForItsEnd() throws Exception {
        World world = new World();
        world.run();
        world.host.services().stop("keadm-containerd", Duration.ofSeconds(1));
        layers = true;

        assertThat(world.takeBack()).isEqualTo(Outcome.UNDONE);

        assertThat(ends).startsWith("stop").hasSize(3);
        world.isAsBefore("after reset");
    }

    @Test
    void shouldLetASecondJoinThatStartedItTakeNothingFromTheFirst() throws Exception {
        World world = new World();
        world.run();
        world.host.services().stop("keadm-containerd", Duration.ofSeconds(1));
        assertThat(world.run()).isEqualTo(Outcome.CHANGED);

        assertThat(world.takeBack()).isEqualTo(Outcome.UNDONE);

        assertThat(ends).startsWith("stop").hasSize(3);
        world.isAsBefore("after reset");
    }

    @Test
    void shouldStopWhatAFailedSecondJoinStarted() throws Exception {
        World world = new World();
        world.run();
        world.host.services().stop("keadm-containerd", Duration.ofSeconds(1));
        FakeHost.Snapshot stopped = world.host.snapshot();
        lacks = Optional.of("NetworkReady is not true");

        assertThatThrownBy(world::run).hasMessageContaining("NetworkReady");

        assertThat(world.host.snapshot()).isEqualTo(stopped);
        assertThat(ends).isEmpty();
    }

    /** As one from a shell that knows no proxy does. */
    @Test
    void shouldLeaveAServiceItsProxy() throws Exception {
        World world = new World();
        world.run(Map.of("HTTPS_PROXY", "http://one.test:3128"));
        FakeHost.Snapshot after = world.host.snapshot();

        assertThat(world.run(Map.of())).isEqualTo(Outcome.NOTHING_TO_DO);
        assertThat(world.host.snapshot()).isEqualTo(after);

        world.host.services().stop("keadm-containerd", Duration.ofSeconds(1));
        assertThat(world.run(Map.of())).isEqualTo(Outcome.CHANGED);
        assertThat(world.host.snapshot()).isEqualTo(after);
    }

    @Test
    void shouldGiveAServiceAnotherProxy() throws Exception {
        World world = new World();
        world.run(Map.of("HTTPS_PROXY", "http://one.test:3128"));
        ServiceStatus first = world.host.services().status("keadm-containerd");

        assertThat(world.run(Map.of("HTTP_PROXY", "http://two.test:3128"))).isEqualTo(Outcome.CHANGED);

        assertThat(world.host.services().environment("keadm-containerd"))
                .isEqualTo(Map.of("HTTP_PROXY", "http://two.test:3128"));
        assertThat(world.host.services().status("keadm-containerd"))
                .isInstanceOf(ServiceStatus.Running.class)
                .isNotEqualTo(first);
        assertThat(world.takeBack()).isEqualTo(Outcome.UNDONE);
        assertThat(ends).startsWith("stop");
        world.isAsBefore("after reset");
    }

    @Test
    void shouldGiveAServiceItsFormerProxyAgainWhenTheJoinFails() throws Exception {
        World world = new World();
        world.run(Map.of("HTTPS_PROXY", "http://one.test:3128"));
        FakeHost.Snapshot running = world.host.snapshot();
        lacks = Optional.of("NetworkReady is not true");

        assertThatThrownBy(() -> world.run(Map.of("HTTPS_PROXY", "http://two.test:3128")))
                .hasMessageContaining("NetworkReady");

        assertThat(world.host.snapshot()).isEqualTo(running);

        world.host.services().stop("keadm-containerd", Duration.ofSeconds(1));
        FakeHost.Snapshot stopped = world.host.snapshot();
        assertThatThrownBy(() -> world.run(Map.of("HTTPS_PROXY", "http://two.test:3128")))
                .hasMessageContaining("NetworkReady");
        assertThat(world.host.snapshot()).isEqualTo(stopped);
        assertThat(ends).isEmpty();
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "its paths are written as on Linux")
    void shouldDeleteNothingBelowContainersThatRun() throws Exception {
        World world = new World();
        world.run();
        world.host.services().stop("keadm-containerd", Duration.ofSeconds(1));
        world.host.files().with("/ProgramData/containerd/root/x", "a layer");
        layers = true;
        containers = true;
        world.host
                .faults()
                .fail(FakeFaults.When.REFUSED, operation -> operation.name().equals("startService"));

        assertThatThrownBy(world::takeBack).hasMessageContaining("service 'keadm-containerd' and its data");

        assertThat(ends).isEmpty();
        assertThat(world.host.files().readString(Path.of("/ProgramData/containerd/root/x")))
                .isEqualTo("a layer");
        assertThat(events)
                .anySatisfy(event -> assertThat(event)
                        .isInstanceOfSatisfying(
                                Event.StepLeft.class,
                                left -> assertThat(left.why()).contains("does not start", "Restart")));

        containers = false;
        world.takeBack();
        assertThat(ends).containsExactly("delete /ProgramData/containerd/root", "delete /ProgramData/containerd/state");
        world.isAsBefore("after the restart");
    }

    @Test
    void shouldDeleteNothingWhenSomebodyElseHasThePipe() throws Exception {
        World world = new World();
        world.run();
        containers = true;
        impediment = Optional.of("another container runtime has the name");

        assertThatThrownBy(world::takeBack).isInstanceOf(WorkflowException.class);

        assertThat(ends).containsExactly("stop");
        assertThat(events)
                .anySatisfy(event -> assertThat(event)
                        .isInstanceOfSatisfying(
                                Event.StepLeft.class,
                                left -> assertThat(left.why()).contains("another container runtime has the name")));
    }

    @Test
    void shouldTakeBackTheNetworkThatTheAgentMadeAgainAfterABoot() throws Exception {
        World world = new World();
        world.run();
        world.networks.boot();
        world.networks.createNat("keadm");

        world.takeBack();

        assertThat(world.networks.list()).isEmpty();
    }

    /** Whatever is on it then was on a containerd of ours. */
    @Test
    void shouldTakeBackTheNetworkOfOurContainerdWithWhatIsLeftOnIt() throws Exception {
        World world = new World();
        world.run();
        world.networks.withEndpoint(world.networks.list().getLast().id(), "left_eth0");

        world.takeBack();

        world.isAsBefore("after reset");
    }

    @Test
    void shouldLeaveANetworkThatWasThere() throws Exception {
        World world = new World();
        HostNetwork found = world.networks.createNat("keadm");

        world.run();
        world.takeBack();

        assertThat(world.networks.list()).contains(found);
    }

    /** Every single change fails once, before and after it was done. */
    @Test
    void shouldLeaveTheMachineAsItWasWhicheverChangeFails() throws Exception {
        World counting = new World();
        counting.run();
        int changes = counting.host.faults().operations().size();
        counting.takeBack();
        assertThat(changes).isGreaterThan(15);

        for (FakeFaults.When when : FakeFaults.When.values()) {
            for (int number = 1; number <= changes; number++) {
                World world = new World();
                int failing = number;
                world.host.faults().fail(when, operation -> operation.number() == failing);

                assertThatThrownBy(world::run).as("%s %s", when, failing).isInstanceOf(WorkflowException.class);

                world.isAsBefore(when + " " + failing);
            }
        }
    }

    @Test
    void shouldSayWhatIsMissingWithoutHns() throws Exception {
        World world = new World();
        world.networks.failing(new WindowsException(126, "LoadLibrary", "vmcompute.dll"));

        assertThatThrownBy(world::run)
                .hasMessageContaining("Cannot make the pods' network")
                .hasMessageContaining("vmcompute.dll");
        assertThat(world.host.snapshot()).isEqualTo(world.before);
    }

    @Test
    void shouldBlockBeforeItMixesPrograms() throws Exception {
        World world = new World();
        world.host.files().with(PROGRAMS + "containerd.exe", "somebody's");
        FakeHost.Snapshot before = world.host.snapshot();

        assertThatThrownBy(world::run).hasMessageContaining("containerd.exe is there already");
        assertThat(world.host.snapshot()).isEqualTo(before);
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "its paths are written as on Linux")
    void shouldPlanWithoutTouchingAnything() throws Exception {
        World world = new World();
        world.networks.failing(new WindowsException(126, "LoadLibrary", "vmcompute.dll"));

        world.runner().dryRun(new Workflow("install", world.steps()));

        assertThat(events.getFirst())
                .isInstanceOfSatisfying(
                        Event.PlanMade.class,
                        made -> assertThat(made.steps())
                                .extracting(step -> step.kind() + " " + step.sentence())
                                .containsExactly(
                                        "CHANGE Download containerd 2.3.5, windows-cni 0.3.1, crictl 1.36.0 and verify them",
                                        "CHANGE Let Microsoft Defender leave alone /ProgramData/containerd, " + PROGRAMS
                                                + "containerd.exe, " + PROGRAMS + "containerd-shim-runhcs-v1.exe",
                                        "LATER Install containerd, CNI plugins and crictl, once they are downloaded",
                                        "LATER Write containerd's configuration, once containerd is installed",
                                        "CHANGE Make the NAT network 'keadm' for pods, with a subnet that Windows picks,"
                                                + " and write " + PROGRAMS + "cni/conf/10-keadm.conf",
                                        "CHANGE Write " + PROGRAMS + "crictl.yaml",
                                        "LATER Run containerd as service 'keadm-containerd', once it is configured"));
        assertThat(world.host.snapshot()).isEqualTo(world.before);
        assertThat(dir).isEmptyDirectory();
    }
}
