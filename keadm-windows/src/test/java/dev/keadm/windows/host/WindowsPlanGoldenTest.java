package dev.keadm.windows.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keadm.artifact.Sight;
import dev.keadm.artifact.UntrustedException.Fault;
import dev.keadm.error.KeadmException;
import dev.keadm.host.FakeHost;
import dev.keadm.host.ServiceDefinition;
import dev.keadm.request.JoinRequest;
import dev.keadm.windows.host.features.FeatureState;
import dev.keadm.windows.host.features.FeatureWish;
import dev.keadm.windows.host.preflight.RecordedMachine;
import dev.keadm.workflow.Event;
import dev.keadm.workflow.PlannedStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code keadm join --dry-run} says on Windows machines of each kind. Renewed by {@code -Dgolden.update=true}. */
class WindowsPlanGoldenTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/windows/join");

    @TempDir
    Path folder;

    private WindowsWorld world(RecordedMachine machine) {
        return new WindowsWorld(machine, folder.resolve("journal"));
    }

    @Test
    void bareServer2019() throws IOException {
        check(world(RecordedMachine.server2019()), "server2019-bare.txt");
    }

    @Test
    void bareServerCore2022() throws IOException {
        check(world(RecordedMachine.serverCore2022()), "server-core2022-bare.txt");
    }

    @Test
    void server2022WithAContainerdThatIsReady() throws IOException {
        WindowsWorld world = world(RecordedMachine.server2022());
        world.runtimes.answering();

        check(world, "server2022-containerd-there.txt");
    }

    @Test
    void server2022WithAContainerdWithoutANetwork() throws IOException {
        WindowsWorld world = world(RecordedMachine.server2022());
        world.runtimes.answering().withoutNetwork();
        world.features.with(FeatureWish.CONTAINERS, FeatureState.ENABLED);

        check(world, "server2022-containerd-without-network.txt");
    }

    @Test
    void server2025WithTheFeatureOnButARestartPending() throws IOException {
        WindowsWorld world = world(RecordedMachine.server2025().restartPending());
        world.features.with(FeatureWish.CONTAINERS, FeatureState.ENABLE_PENDING);

        check(world, "server2025-feature-waits-for-restart.txt");
    }

    @Test
    void server2022WithARestartPendingBeforeTheFeature() throws IOException {
        check(world(RecordedMachine.server2022().restartPending()), "server2022-restart-pending.txt");
    }

    @Test
    void server2025WithHyperVAndAutomaticRestart() throws IOException {
        WindowsWorld world = world(RecordedMachine.server2025());
        world.wish = new JoinRequest.Machine(
                new JoinRequest.Reboot(true, List.of("--reboot=auto")), true, Optional.empty(), false, false);

        check(world, "server2025-hyperv-reboot-auto.txt");
    }

    @Test
    void server2025WithHyperVInAVirtualMachineThatHasNoneToGive() throws IOException {
        WindowsWorld world = world(RecordedMachine.server2025());
        world.machine.system.virtualization(false, false);
        world.wish = new JoinRequest.Machine(JoinRequest.Reboot.BY_HAND, true, Optional.empty(), false, false);

        check(world, "server2025-hyperv-without-virtualization.txt");
    }

    @Test
    void windows11Pro24H2() throws IOException {
        check(world(RecordedMachine.windows11()), "windows11-pro-24h2.txt");
    }

    @Test
    void windows11Enterprise26H2() throws IOException {
        check(world(RecordedMachine.windows1126H2()), "windows11-enterprise-26h2.txt");
    }

    @Test
    void windows10Pro() throws IOException {
        check(world(RecordedMachine.windows10()), "windows10-pro.txt");
    }

    @Test
    void windows10ProWithAContainerdThatIsReady() throws IOException {
        WindowsWorld world = world(RecordedMachine.windows10());
        world.runtimes.answering();

        check(world, "windows10-pro-containerd-there.txt");
    }

    @Test
    void windows10Home() throws IOException {
        WindowsWorld world = world(RecordedMachine.windows10Home());
        world.features.with(FeatureWish.CONTAINERS, FeatureState.ABSENT);

        check(world, "windows10-home.txt");
    }

    @Test
    void windows11OnArm64() throws IOException {
        check(world(RecordedMachine.windows11().arm64()), "windows11-arm64.txt");
    }

    @Test
    void server2016() throws IOException {
        check(world(RecordedMachine.server2016()), "server2016.txt");
    }

    @Test
    void aServerNewerThanTheTable() throws IOException {
        check(world(RecordedMachine.tomorrow()), "server-newer.txt");
    }

    @Test
    void server2022BehindSomethingThatInspectsTls() throws IOException {
        WindowsWorld world = world(RecordedMachine.server2022());
        world.sight = new Sight.Untrusted(
                Fault.ISSUER,
                "its certificate, issued by 'CN=Inspection,O=Example', is refused: neither Java nor this machine trusts"
                        + " that issuer");

        check(world, "server2022-tls-inspection.txt");
    }

    @Test
    void aServerOnWhichMuchIsWrong() throws IOException, InterruptedException {
        WindowsWorld world = world(
                RecordedMachine.server2022().pagingFiles("").restartPending().name("ComputerName", "EDGE-2"));
        world.machine.system.memory(1L << 30, 1L << 29);
        world.host
                .services()
                .install(new ServiceDefinition(
                        "containerd", "c", List.of("/c.exe"), Map.of(), "/c.log", Duration.ofSeconds(1)));

        check(world, "server2022-much-is-wrong.txt");
    }

    @Test
    void server2022WithAGoEdgeCore() throws IOException {
        WindowsWorld world = world(RecordedMachine.server2022());
        world.runtimes.answering();
        world.withGoEdgeCore();

        check(world, "server2022-go-edgecore.txt");
    }

    @Test
    void server2022WithAGoEdgeCoreToBeReplaced() throws IOException {
        WindowsWorld world = world(RecordedMachine.server2022());
        world.runtimes.answering();
        world.withGoEdgeCore();
        world.wish = new JoinRequest.Machine(JoinRequest.Reboot.BY_HAND, false, Optional.empty(), true, false);

        check(world, "server2022-go-edgecore-replaced.txt");
    }

    @Test
    void server2022WithFilesOfAGoEdgeCoreOnly() throws IOException {
        WindowsWorld world = world(RecordedMachine.server2022());
        world.runtimes.answering();
        world.host.files().with("/usr/local/bin/edgecore.exe", "go").withFolder("/etc/kubeedge");

        check(world, "server2022-go-files-only.txt");
    }

    @Test
    void server2022WithTheNodeOfAGoEdgeCoreThatIsNoServiceAnyMore() throws IOException {
        WindowsWorld world = world(RecordedMachine.server2022());
        world.runtimes.answering();
        world.withGoCertificate();
        world.withGoDatabase();

        check(world, "server2022-go-leftovers.txt");
    }

    @Test
    void server2022WithTheNodeOfAGoEdgeCoreToBeTakenOver() throws IOException {
        WindowsWorld world = world(RecordedMachine.server2022());
        world.runtimes.answering();
        world.withGoCertificate();
        world.withGoDatabase();
        world.token = false;
        world.wish = new JoinRequest.Machine(JoinRequest.Reboot.BY_HAND, false, Optional.empty(), true, false);

        check(world, "server2022-go-leftovers-taken-over.txt");
    }

    private static void check(WindowsWorld world, String file) throws IOException {
        FakeHost.Snapshot before = world.host.snapshot();
        String text = told(world);
        assertThat(world.host.snapshot()).isEqualTo(before);
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(GOLDEN.resolve(file), text);
        }
        assertThat(text).isEqualTo(Files.readString(GOLDEN.resolve(file)));
    }

    private static String told(WindowsWorld world) {
        StringBuilder text = new StringBuilder();
        String end = "";
        try {
            world.join(true);
        } catch (KeadmException e) {
            end = "Error: " + e.getMessage() + "\n  " + e.hint() + "\n";
        }
        world.events.forEach(event -> text.append(line(event)));
        // on Windows itself the same paths have the other slash
        return (text + end).replace('\\', '/');
    }

    private static String line(Event event) {
        return switch (event) {
            case Event.Warning warning -> "Warning: [" + warning.step() + "] " + warning.sentence() + "\n";
            case Event.StepSaid said -> "Will do: [" + said.step() + "] " + said.sentence() + "\n";
            case Event.PlanMade made -> plan(made.steps());
            case Event.Finished _ -> "";
            default -> event + "\n";
        };
    }

    private static String plan(List<PlannedStep> steps) {
        StringBuilder lines = new StringBuilder("Plan:\n");
        for (PlannedStep step : steps) {
            lines.append("  %-12s %s: %s\n".formatted(step.kind(), step.step(), step.sentence()));
            if (!step.hint().isEmpty()) {
                lines.append("               ").append(step.hint()).append('\n');
            }
        }
        return lines.toString();
    }
}
