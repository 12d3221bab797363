package dev.keadm.join;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keadm.cloud.StoredPod;
import dev.keadm.error.ErrorCode;
import dev.keadm.error.KeadmException;
import dev.keadm.host.FakeFaults;
import dev.keadm.host.FakeHost;
import dev.keadm.host.ServiceStatus;
import dev.keadm.pki.IssuedCertificate;
import dev.keadm.pki.PemTexts;
import dev.keadm.request.NodeLabel;
import dev.keadm.runtime.RuntimeSandbox;
import dev.keadm.status.Cause;
import dev.keadm.workflow.Event;
import dev.keadm.workflow.Outcome;
import dev.keadm.workflow.StepId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@EnabledOnOs(value = OS.LINUX, disabledReason = "its machine is one with Linux")
class JoinWorkflowTest {
    private static final String IDENTITY = "/etc/kubeedge/config/keadm.json";
    private static final String SETTINGS = "/etc/kubeedge/config/edgecore.yaml";

    @TempDir
    Path folder;

    @Test
    void shouldJoinAndTakeItAllBack() {
        JoinWorld world = world();
        FakeHost.Snapshot before = world.host.snapshot();

        assertThat(world.join()).isEqualTo(Outcome.CHANGED);
        assertThat(world.host.snapshot().files())
                .containsKeys(
                        "/etc/kubeedge/config/edgecore.yaml",
                        "/etc/kubeedge/config/keadm.json",
                        "/etc/kubeedge/certs/server.key",
                        "/usr/local/lib/keadm/0.1.0/bin/edgecore",
                        "/usr/local/bin/keadm");

        assertThat(world.reset()).isEqualTo(Outcome.UNDONE);
        assertThat(world.host.snapshot()).isEqualTo(before);
        assertThat(folder.resolve("journal/journal.jsonl")).doesNotExist();
    }

    @Test
    void shouldKeepTheDatesOfTheProgramsThatItCopies() throws Exception {
        JoinWorld world = world();
        world.join();

        assertThat(world.host.files().modified(Path.of("/usr/local/lib/keadm/0.1.0/lib/keadm.jar")))
                .isEqualTo(FakeDistribution.BUILT);
    }

    @Test
    void shouldChangeNothingWhenAllHolds() {
        JoinWorld world = world();
        world.join();
        FakeHost.Snapshot joined = world.host.snapshot();

        assertThat(world.join()).isEqualTo(Outcome.NOTHING_TO_DO);

        assertThat(world.host.snapshot()).isEqualTo(joined);
        assertThat(world.events).doesNotHaveAnyElementsOfTypes(Event.StepFailed.class);
    }

    /** systemd keeps a program's words itself: the unit has no other way to say where they go. */
    @Test
    void shouldTellTheAgentWhereItsLogIs() {
        JoinWorld usual = world();
        JoinWorld named = new JoinWorld(folder.resolve("named"));
        named.logFile = Optional.of(Path.of("/var/log/agent.log"));

        usual.join();
        named.join();

        assertThat(usual.host.snapshot().services().toString()).doesNotContain("--log-file");
        assertThat(named.host.snapshot().services().toString()).contains("--log-file, /var/log/agent.log");
    }

    @Test
    void shouldTellWhatTheSystemDoesNotTakeOfAService() {
        JoinWorld world = world();
        world.host.services().withWarnings("Its service cannot be preshut down.");

        assertThat(world.join()).isEqualTo(Outcome.CHANGED);

        assertThat(world.events).contains(new Event.Warning("install-service", "Its service cannot be preshut down."));
    }

    @Test
    void shouldStartAnAgentThatIsStopped() throws Exception {
        JoinWorld world = world();
        world.join();
        FakeHost.Snapshot joined = world.host.snapshot();
        world.host.services().stop("edgecore", AgentService.STOP);

        assertThat(world.join()).isEqualTo(Outcome.CHANGED);

        assertThat(world.host.snapshot().processes()).isEqualTo(joined.processes());
        world.reset();
        assertThat(world.host.snapshot().services()).isEmpty();
    }

    @Test
    void shouldStartAnAgentAgainWhoseSettingsChange() {
        JoinWorld world = world();
        FakeHost.Snapshot before = world.host.snapshot();
        world.join();
        ServiceStatus first = world.host.services().status("edgecore");

        for (String zone : List.of("north", "south", "east")) {
            world.labels = List.of(NodeLabel.parse("zone=" + zone));
            assertThat(world.join()).isEqualTo(Outcome.CHANGED);
            assertThat(world.host.snapshot().files().get(SETTINGS)).contains("zone: " + zone);
        }

        assertThat(world.host.services().status("edgecore"))
                .isInstanceOf(ServiceStatus.Running.class)
                .isNotEqualTo(first);
        assertThat(world.reset()).isEqualTo(Outcome.UNDONE);
        assertThat(world.host.snapshot()).isEqualTo(before);
    }

    @Test
    void shouldRefuseToPutAnotherVersionBesideTheOneThatRuns() {
        JoinWorld world = world();
        world.join();
        FakeHost.Snapshot joined = world.host.snapshot();
        world.version = "0.2.0";

        assertThatThrownBy(world::join)
                .hasMessageContaining("This machine runs version 0.1.0, and this is version 0.2.0");

        assertThat(world.host.snapshot()).isEqualTo(joined);
        world.reset();
        assertThat(world.join()).isEqualTo(Outcome.CHANGED);
    }

    @Test
    void shouldStartAnAgentAgainThatShallKnowFurtherCloudCores() {
        JoinWorld world = world();
        FakeHost.Snapshot before = world.host.snapshot();
        world.cloudCores = List.of("a.example.org:10000");
        world.join();
        ServiceStatus first = world.host.services().status("edgecore");
        world.runtimes.with(sandbox("1", "default/a", "uid-a", Optional.of(JoinWorld.AGENT.toString())));

        world.cloudCores = List.of("a.example.org:10000", "b.example.org:10000");
        assertThat(world.join()).isEqualTo(Outcome.CHANGED);

        assertThat(world.host.snapshot().files().get(IDENTITY))
                .contains("\"furtherCloudCores\":[\"b.example.org:10000\"]")
                .contains(JoinWorld.AGENT.toString());
        assertThat(world.host.services().status("edgecore"))
                .isInstanceOf(ServiceStatus.Running.class)
                .isNotEqualTo(first);
        assertThat(world.runtimes.sandboxesNow()).hasSize(1);
        assertThat(world.join()).isEqualTo(Outcome.NOTHING_TO_DO);

        assertThat(world.reset()).isEqualTo(Outcome.UNDONE);
        assertThat(world.host.snapshot()).isEqualTo(before);
        assertThat(world.runtimes.sandboxesNow()).isEmpty();
        assertThat(world.cloud.farewells()).hasSize(1);
    }

    @Test
    void shouldLetAnAgentTakeANodeOverThatWasNotToDoThatBefore() {
        JoinWorld world = world();
        world.join();

        world.takeOver = true;
        assertThat(world.join()).isEqualTo(Outcome.CHANGED);

        assertThat(world.host.snapshot().files().get(IDENTITY)).contains("\"takeOver\":true");
    }

    @ParameterizedTest
    @EnumSource
    void shouldGoOnAsTheFormerAgentWhicheverChangeOfItFails(FakeFaults.When when) throws Exception {
        JoinWorld good = joinedAs("north");
        good.cloudCores = List.of("cloud.example.org:10000");
        good.join();
        int changes = good.host.faults().operations().size();
        assertThat(changes).isGreaterThan(3);

        for (int i = 1; i <= changes; i++) {
            JoinWorld world = joinedAs("north");
            world.runtimes.with(sandbox("1", "default/a", "uid-a", Optional.of(JoinWorld.AGENT.toString())));
            FakeHost.Snapshot joined = world.host.snapshot();
            int failing = i;
            world.host.faults().fail(when, operation -> operation.number() == failing);
            world.cloudCores = List.of("cloud.example.org:10000");
            FakeFaults.Operation failed = good.host.faults().operations().get(i - 1);

            assertThatThrownBy(world::join)
                    .as("change %s", failed)
                    .isInstanceOfSatisfying(
                            KeadmException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.FAILED_UNDONE));

            assertThat(withoutStatus(world.host.snapshot().files()))
                    .as("after the failure of %s", failed)
                    .isEqualTo(withoutStatus(joined.files()));
            assertThat(world.host.services().status("edgecore"))
                    .as("after the failure of %s", failed)
                    .isInstanceOf(ServiceStatus.Running.class);
            assertThat(world.runtimes.sandboxesNow()).hasSize(1);
        }
    }

    @Test
    void shouldTellBeforeThatARunningAgentWillBeStartedAgain() {
        JoinWorld world = world();
        world.join();
        world.labels = List.of(NodeLabel.parse("zone=north"));
        FakeHost.Snapshot joined = world.host.snapshot();
        world.events.clear();

        world.join(true);

        assertThat(world.host.snapshot()).isEqualTo(joined);
        assertThat(world.events.toString())
                .contains("Stop service 'edgecore', whose settings change")
                .contains("Start service 'edgecore' again, with its new settings");
    }

    @ParameterizedTest
    @EnumSource
    void shouldGoOnWithTheFormerSettingsWhicheverChangeOfThemFails(FakeFaults.When when) throws Exception {
        JoinWorld good = joinedAs("north");
        good.labels = List.of(NodeLabel.parse("zone=south"));
        good.join();
        int changes = good.host.faults().operations().size();
        assertThat(changes).isGreaterThan(3);

        for (int i = 1; i <= changes; i++) {
            JoinWorld world = joinedAs("north");
            FakeHost.Snapshot joined = world.host.snapshot();
            int failing = i;
            world.host.faults().fail(when, operation -> operation.number() == failing);
            world.labels = List.of(NodeLabel.parse("zone=south"));
            FakeFaults.Operation failed = good.host.faults().operations().get(i - 1);

            assertThatThrownBy(world::join)
                    .as("change %s", failed)
                    .isInstanceOfSatisfying(
                            KeadmException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.FAILED_UNDONE));

            assertThat(withoutStatus(world.host.snapshot().files()))
                    .as("after the failure of %s", failed)
                    .isEqualTo(withoutStatus(joined.files()));
            assertThat(world.host.services().status("edgecore"))
                    .as("after the failure of %s", failed)
                    .isInstanceOf(ServiceStatus.Running.class);
        }
    }

    /** Its settings were changed once already. */
    private JoinWorld joinedAs(String zone) throws IOException {
        JoinWorld world = new JoinWorld(Files.createTempDirectory(folder, "run"));
        world.join();
        world.labels = List.of(NodeLabel.parse("zone=" + zone));
        world.join();
        world.host.faults().reset();
        return world;
    }

    /** What the agent itself wrote down has its process. */
    private static Map<String, String> withoutStatus(Map<String, String> files) {
        Map<String, String> others = new TreeMap<>(files);
        others.remove("/var/lib/kubeedge/status.json");
        return others;
    }

    @ParameterizedTest
    @EnumSource
    void shouldLeaveTheMachineAsItWasWhicheverChangeFails(FakeFaults.When when) throws Exception {
        JoinWorld good = world();
        good.join();
        int changes = good.host.faults().operations().size();
        assertThat(changes).isGreaterThan(15);

        for (int i = 1; i <= changes; i++) {
            int failing = i;
            JoinWorld world = new JoinWorld(Files.createTempDirectory(folder, "run"));
            FakeHost.Snapshot before = world.host.snapshot();
            world.host.faults().fail(when, operation -> operation.number() == failing);

            assertThatThrownBy(world::join)
                    .as("change %s", good.host.faults().operations().get(i - 1))
                    .isInstanceOfSatisfying(
                            KeadmException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.FAILED_UNDONE));
            assertThat(world.host.snapshot())
                    .as(
                            "after the failure of %s",
                            good.host.faults().operations().get(i - 1))
                    .isEqualTo(before);
        }
    }

    @Test
    void shouldGoOnWithTheSettingsThatWereThereAndPutThemBack() {
        JoinWorld world = world();
        String yaml = """
                apiVersion: edgecore.config.kubeedge.io/v1alpha2
                kind: EdgeCore
                modules:
                  edged:
                    nodeLabels:
                      site: north
                  eventBus:
                    enable: true
                """;
        world.host
                .files()
                .withFolder("/etc/kubeedge/config")
                .with("/etc/kubeedge/config/edgecore.yaml", yaml)
                .withFolder("/var/lib/kubeedge")
                .with("/var/lib/kubeedge/other", "mine");
        FakeHost.Snapshot before = world.host.snapshot();

        world.join();

        assertThat(world.host.snapshot().files().get("/etc/kubeedge/config/edgecore.yaml"))
                .contains("site: north")
                .contains("cloud.example.org:10000");
        assertThat(world.events)
                .filteredOn(Event.Warning.class::isInstance)
                .extracting(Event::toString)
                .anyMatch(text -> text.contains("eventBus"));
        world.reset();
        assertThat(world.host.snapshot()).isEqualTo(before);
    }

    @Test
    void shouldRemoveItsOwnContainersOnly() {
        JoinWorld world = world();
        RuntimeSandbox own = sandbox("1", "default/a", "uid-a", Optional.of(JoinWorld.AGENT.toString()));
        RuntimeSandbox stored = sandbox("2", "default/b", "uid-b", Optional.empty());
        RuntimeSandbox foreign = sandbox("3", "default/c", "uid-c", Optional.empty());
        RuntimeSandbox others = sandbox("4", "default/d", "uid-d", Optional.of("another"));
        world.join();
        List.of(own, stored, foreign, others).forEach(world.runtimes::with);
        world.pods.add(new StoredPod("default", "b", "uid-b"));
        world.host.files().withFolder("/var/lib/kubelet/pods/uid-a").withFolder("/var/lib/kubelet/pods/uid-b");

        world.reset();

        assertThat(world.runtimes.sandboxesNow()).containsExactly(foreign, others);
        assertThat(world.cloud.farewells()).containsExactly("cloud.example.org:10000 edge-1 [default/b]");
    }

    @Test
    void shouldTakeNothingAwayWithoutAJournal() {
        JoinWorld world = world();
        world.host.files().withFolder("/etc/kubeedge/config").with("/etc/kubeedge/config/edgecore.yaml", "x");
        FakeHost.Snapshot before = world.host.snapshot();

        assertThat(world.reset()).isEqualTo(Outcome.NOTHING_TO_DO);

        assertThat(world.host.snapshot()).isEqualTo(before);
        assertThat(world.events).anyMatch(event -> event.toString().contains("/etc/kubeedge is there"));
    }

    @Test
    void shouldWriteANetworkConfigurationWhereTheRuntimeLooks() {
        JoinWorld world = world();
        world.runtimes.withoutNetwork();
        FakeHost.Snapshot before = world.host.snapshot();

        world.join();

        assertThat(world.host.snapshot().files()).containsKey("/etc/cni/net.d/10-keadm.conflist");
        world.reset();
        assertThat(world.host.snapshot()).isEqualTo(before);
    }

    @Nested
    class Refusals {
        @Test
        void shouldRefuseAnExpiredToken() {
            JoinWorld world = world();
            world.tokenExpiry = JoinWorld.NOW.minusSeconds(1);

            refused(world, "[token] The token expired at 2026-11-23T09:59:59Z");
        }

        @Test
        void shouldTakeATokenWhenTheCertificateThatIsHereExpired() throws Exception {
            JoinWorld world = world();
            world.token = false;
            IssuedCertificate old = IssuedCertificate.forNode("edge-1", JoinWorld.NOW.minusSeconds(1));
            PemTexts texts = PemTexts.of(old.authority(), old.certificate());
            world.host
                    .files()
                    .with("/etc/kubeedge/ca/rootCA.crt", texts.authority())
                    .with("/etc/kubeedge/certs/server.crt", texts.certificate())
                    .with("/etc/kubeedge/certs/server.key", texts.key());

            refused(world, "The certificate in /etc/kubeedge/certs/server.crt expired at 2026-11-23T09:59:59Z");
        }

        @Test
        void shouldRefuseARuntimeThatDoesNotAnswer() {
            JoinWorld world = world();
            world.runtimes.silent();

            refused(world, "No container runtime answers at unix:///run/containerd/containerd.sock");
        }

        @ParameterizedTest
        @EnumSource(names = {"NAME_RESOLUTION", "TCP", "TLS", "CA_HASH", "TOKEN"})
        void shouldNameTheStepToTheCloudThatFails(Cause cause) {
            JoinWorld world = world();
            world.cloud.failing(cause);

            refused(world, "[" + cause.code() + "]");
        }

        @Test
        void shouldRefuseAnotherMachinesNode() {
            JoinWorld world = world();
            world.cloud.withNode("another machine's hash");

            refused(world, "it belongs to another machine");
        }

        @Test
        void shouldTakeItOverWhenAsked() {
            JoinWorld world = world();
            world.cloud.withNode("another machine's hash");
            world.takeOver = true;

            assertThat(world.join()).isEqualTo(Outcome.CHANGED);
        }

        @Test
        void shouldWarnOfPodsThatWillNotComeBack() throws Exception {
            JoinWorld world = world();
            world.cloud.withNode(world.host.host().facts().machineHash(Path.of("/")));

            world.join();

            assertThat(world.events).anyMatch(event -> event.toString().contains("lost-pods"));
        }

        @Test
        void shouldRefuseAWrongSettingBeforeItSpeaksToTheCloud() {
            JoinWorld world = world();
            world.cloud.failing(Cause.TCP);
            world.settings = List.of("modules.edgeHub.heartbeat=often");

            assertThatThrownBy(world::join)
                    .isInstanceOfSatisfying(KeadmException.class, e -> {
                        assertThat(e.code()).isEqualTo(ErrorCode.USAGE);
                        assertThat(e.hint()).contains("--set");
                    })
                    .hasMessageContaining("heartbeat");
        }

        @Test
        void shouldRefuseBrokenSettings() {
            JoinWorld world = world();
            world.host
                    .files()
                    .withFolder("/etc/kubeedge/config")
                    .with("/etc/kubeedge/config/edgecore.yaml", "apiVersion: edgecore.config.kubeedge.io/v1alpha2\nki");

            refused(world, "[edgecore-yaml]");
        }

        @Test
        void shouldRefuseAMachineWithAKubelet() {
            JoinWorld world = world();
            world.host.processes().add("/usr/bin/kubelet");

            refused(world, "[other-agent] Another agent is at work here: kubelet");
        }

        @Test
        void shouldRefuseARuntimeOtherThanTheOneThatItInstalled() {
            JoinWorld world = world();
            world.join();
            world.platform = new AlteredPlatform(
                    world.platform, List.of(), Restarts.BY_HAND, Set.of(new StepId("create-folders")));

            world.endpoint = "/run/other.sock";

            refused(world, "Cannot use the container runtime at unix:///run/other.sock: an earlier join");
        }

        @Test
        void shouldRefuseARuntimeThatAnotherKubeletUses() {
            JoinWorld world = world();
            world.runtimes.with(sandbox("1", "kube-system/proxy", "u", Optional.empty()));

            refused(world, "such as kube-system/proxy");
        }

        @Test
        void shouldRefuseAPortInUse() {
            JoinWorld world = world();
            world.host.network().withTaken(10350, Optional.empty());

            refused(world, "[ports] Port 10350 of 127.0.0.1 is in use");
        }

        @Test
        void shouldShowThePlanBesideWhatTheChecksFound() {
            JoinWorld world = world();
            world.host.network().withTaken(10350, Optional.empty());

            assertThatThrownBy(() -> world.join(true))
                    .isInstanceOfSatisfying(
                            KeadmException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.PREFLIGHT))
                    .hasMessageContaining("[ports]");

            assertThat(world.events)
                    .anyMatch(Event.PlanMade.class::isInstance)
                    .contains(new Event.Finished("join", Outcome.PLANNED));
        }

        private void refused(JoinWorld world, String why) {
            FakeHost.Snapshot before = world.host.snapshot();
            assertThatThrownBy(world::join)
                    .isInstanceOfSatisfying(
                            KeadmException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.PREFLIGHT))
                    .hasMessageContaining(why);
            assertThat(world.host.snapshot()).isEqualTo(before);
        }
    }

    @Test
    void shouldSayWhatTheAgentHungOnAndTakeAllBack() {
        JoinWorld world = world();
        world.agentSays("FAILED", "\"cause\":\"RUNTIME\",\"message\":\"containerd does not answer\"");
        FakeHost.Snapshot before = world.host.snapshot();

        assertThatThrownBy(world::join)
                .isInstanceOfSatisfying(
                        KeadmException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.FAILED_UNDONE))
                .hasMessageContaining("[runtime] node 'edge-1' gave up: containerd does not answer");
        assertThat(world.host.snapshot()).isEqualTo(before);
    }

    private JoinWorld world() {
        return new JoinWorld(folder.resolve("journal"));
    }

    private static RuntimeSandbox sandbox(String id, String pod, String uid, Optional<String> agent) {
        return new RuntimeSandbox(id, pod, uid, agent, true);
    }
}
