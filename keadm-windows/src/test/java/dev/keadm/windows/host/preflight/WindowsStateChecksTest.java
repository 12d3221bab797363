package dev.keadm.windows.host.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keadm.host.Capacity;
import dev.keadm.host.FakeHost;
import dev.keadm.host.ServiceDefinition;
import dev.keadm.host.ServiceMatch;
import dev.keadm.host.ServiceStatus;
import dev.keadm.host.ServiceView;
import dev.keadm.preflight.Finding;
import dev.keadm.preflight.Severity;
import dev.keadm.request.NodeName;
import dev.keadm.windows.host.features.FakeFeatures;
import dev.keadm.windows.host.features.FeatureState;
import dev.keadm.windows.host.features.FeatureWish;
import dev.keadm.windows.host.reboot.PendingRestart;
import dev.keadm.windows.jna.WindowsException;
import dev.keadm.windows.registry.RegistryValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each check on a machine that is in order, and on one that is not. */
class WindowsStateChecksTest {
    private static final Path IMAGES = Path.of("/containerd/root");
    private static final String CONTROL = "SYSTEM\\CurrentControlSet\\";

    private final FakeHost host = new FakeHost();
    private final RecordedMachine machine = RecordedMachine.server2022();

    private static Severity worst(List<Finding> findings) {
        return findings.stream().map(Finding::severity).max(Severity::compareTo).orElse(Severity.OK);
    }

    @ParameterizedTest
    @CsvSource({"ENABLED, OK", "DISABLED, FIX", "ENABLE_PENDING, FIX", "DISABLE_PENDING, FIX", "ABSENT, ERROR"})
    void shouldTellHowAFeatureStands(FeatureState state, Severity severity) throws Exception {
        FakeFeatures features = new FakeFeatures(host.faults()).with(FeatureWish.CONTAINERS, state);
        FeatureWish wish = FeatureWish.of(false, Optional.empty(), false);

        assertThat(worst(new FeaturesCheck(features, wish, () -> false).run())).isEqualTo(severity);
        assertThat(worst(new FeaturesCheck(features, wish, () -> true).run())).isEqualTo(Severity.OK);
    }

    @Test
    void shouldLookAtHyperVOnlyWhenItIsWanted() throws Exception {
        FakeFeatures features = new FakeFeatures(host.faults()).with(FeatureWish.CONTAINERS, FeatureState.ENABLED);

        assertThat(worst(new FeaturesCheck(features, FeatureWish.of(true, Optional.empty(), false), () -> false).run()))
                .isEqualTo(Severity.ERROR);
    }

    @ParameterizedTest
    @CsvSource({
        "true,  true,  ''",
        "false, true,  'Windows sees no virtualization enabled in the firmware, so'",
        "true,  false, 'Windows sees no second-level address translation in the processor, so'",
        "false, false, 'enabled in the firmware and no second-level address translation in the processor, so'"
    })
    void shouldWarnOfAHyperVThatCannotRun(boolean firmware, boolean translation, String warning) throws Exception {
        FakeFeatures features = new FakeFeatures(host.faults()).with(FeatureWish.HYPER_V, FeatureState.DISABLED);
        machine.system.virtualization(firmware, translation);
        FeatureWish wish = FeatureWish.of(true, Optional.empty(), false);

        assertThat(new VirtualizationCheck(machine.system, features, wish, () -> false).run())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(warning.isEmpty() ? Severity.OK : Severity.WARNING);
                    assertThat(finding.message()).contains(warning);
                });
    }

    @ParameterizedTest
    @CsvSource({
        "true,  false, DISABLED,        1",
        "true,  false, ENABLE_PENDING,  1",
        "true,  false, ENABLED,         0",
        "true,  false, DISABLE_PENDING, 0",
        "true,  false, ABSENT,          0",
        "true,  true,  DISABLED,        0",
        "false, false, DISABLED,        0"
    })
    void shouldLookAtVirtualizationOnlyBeforeHyperVIsOn(
            boolean wanted, boolean runtime, FeatureState state, int findings) throws Exception {
        FakeFeatures features = new FakeFeatures(host.faults()).with(FeatureWish.HYPER_V, state);
        FeatureWish wish = FeatureWish.of(wanted, Optional.empty(), false);
        machine.system.virtualization(false, false); // as below Hyper-V

        assertThat(new VirtualizationCheck(machine.system, features, wish, () -> runtime).run())
                .hasSize(findings);
    }

    @Test
    void shouldWarnOfAPendingRestart() throws IOException {
        RestartCheck check = new RestartCheck(new PendingRestart(machine.registry));

        assertThat(worst(check.run())).isEqualTo(Severity.OK);
        machine.restartPending();
        assertThat(check.run())
                .containsExactly(Finding.warning(
                        "pending-restart",
                        "Windows waits for a restart: Component Based Servicing\\RebootPending.",
                        "Restart it first; where a feature has to be enabled, join stops and waits for that."));
    }

    @Test
    void shouldRefuseANameThatChangesWithTheNextStart() throws IOException {
        PendingRestart pending = new PendingRestart(machine.registry);
        assertThat(worst(new NameCheck(pending, "EDGE-1", Optional.empty()).run()))
                .isEqualTo(Severity.OK);
        assertThat(worst(new NameCheck(pending, "MY_EDGE", Optional.empty()).run()))
                .isEqualTo(Severity.WARNING);

        machine.name("ComputerName", "EDGE-2");

        assertThat(worst(new NameCheck(pending, "EDGE-1", Optional.empty()).run()))
                .isEqualTo(Severity.ERROR);
        assertThat(worst(new NameCheck(pending, "EDGE-1", Optional.of(NodeName.parse("n"))).run()))
                .isEqualTo(Severity.OK);
    }

    @ParameterizedTest
    @CsvSource({"1024, ERROR", "2048, WARNING", "4096, OK"})
    void shouldWantMemory(long mebibytes, Severity severity) throws IOException {
        machine.system.memory(mebibytes << 20, mebibytes << 19);

        assertThat(worst(new MemoryCheck(machine.system).run())).isEqualTo(severity);
    }

    @Test
    void shouldWantAPageFile() throws IOException {
        PageFileCheck check = new PageFileCheck(machine.registry);

        assertThat(worst(check.run())).isEqualTo(Severity.OK);
        machine.pagingFiles("C:\\pagefile.sys 0 0");
        assertThat(worst(check.run())).isEqualTo(Severity.OK);
        machine.pagingFiles("c:\\pagefile.sys 2048 4096");
        assertThat(worst(check.run())).isEqualTo(Severity.OK);
        machine.pagingFiles("c:\\pagefile.sys 1024 2048");
        assertThat(check.run().getFirst().message()).isEqualTo("Windows' page file may have 2048 MiB at most.");
        machine.pagingFiles("");
        assertThat(check.run().getFirst().message()).isEqualTo("Windows has no page file.");
    }

    @Test
    void shouldWantRoomForImages() throws IOException {
        DiskCheck check = new DiskCheck(host.facts(), IMAGES);

        assertThat(worst(check.run())).isEqualTo(Severity.OK);
        host.facts().withCapacity(new Capacity(2, 4L << 30, 19L << 30));
        assertThat(check.run().getFirst().message()).isEqualTo("19 GiB are free for images in " + IMAGES + ".");
    }

    @Test
    void shouldWantNtfsAndWindowsOnDriveC() throws IOException {
        assertThat(worst(new VolumeCheck(machine.registry, _ -> "NTFS", IMAGES).run()))
                .isEqualTo(Severity.OK);
        assertThat(worst(new VolumeCheck(machine.registry, _ -> "ReFS", IMAGES).run()))
                .isEqualTo(Severity.ERROR);
        machine.registry.with(
                "SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion", "SystemRoot", RecordedMachine.text("D:\\Windows"));
        assertThat(worst(new VolumeCheck(machine.registry, _ -> "NTFS", IMAGES).run()))
                .isEqualTo(Severity.ERROR);
    }

    @Test
    void shouldSeeDockerAndAContainerdThatDoesNotAnswer() throws Exception {
        assertThat(new DockerCheck(host.services()).run()).isEmpty();
        assertThat(new ContainerdCheck(host.services(), true).run()).isEmpty();

        install("docker");
        install("containerd");

        assertThat(worst(new DockerCheck(host.services()).run())).isEqualTo(Severity.WARNING);
        assertThat(worst(new ContainerdCheck(host.services(), true).run())).isEqualTo(Severity.ERROR);
        assertThat(new ContainerdCheck(host.services(), false).run()).isEmpty();
    }

    @Test
    void shouldNameAScannerThatRuns() throws Exception {
        AntivirusCheck check = new AntivirusCheck(host.services(), IMAGES);
        install("ekrn");
        assertThat(check.run()).isEmpty();

        host.services().start("ekrn", Duration.ofSeconds(1));

        assertThat(check.run().getFirst().message()).isEqualTo("ESET scans this machine's files.");
    }

    /** A service may have a list that keeps administrators from asking it. */
    @Test
    void shouldNameAScannerThatHidesItsService() throws Exception {
        AntivirusCheck check = new AntivirusCheck(new RefusedServices("CSFalconService", 5), IMAGES);

        assertThat(check.run())
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.message()).isEqualTo("CrowdStrike Falcon scans this machine's files."));
        assertThatThrownBy(new AntivirusCheck(new RefusedServices("ekrn", 1115), IMAGES)::run)
                .hasMessageContaining("1115");
    }

    /** @param code what Windows says when that service is opened */
    private record RefusedServices(String service, int code) implements ServiceView {
        @Override
        public ServiceStatus status(String name) throws IOException {
            if (name.equals(service)) {
                throw new WindowsException(code, "OpenServiceW", name);
            }
            return new ServiceStatus.NotInstalled();
        }

        @Override
        public ServiceMatch compare(ServiceDefinition definition) {
            return ServiceMatch.NOT_INSTALLED;
        }

        @Override
        public Map<String, String> environment(String name) {
            return Map.of();
        }

        @Override
        public String caveat() {
            return "";
        }
    }

    private void install(String name) throws IOException, InterruptedException {
        host.services()
                .install(new ServiceDefinition(
                        name, name, List.of("/opt/" + name), Map.of(), "/var/log/x.log", Duration.ofSeconds(1)));
    }

    @Test
    void shouldWarnOfPoliciesAndSwitches() throws IOException {
        assertThat(new BitLockerCheck(machine.registry).run()).isEmpty();
        assertThat(new VersionCheckSwitch(machine.registry).run()).isEmpty();

        machine.registry
                .with(CONTROL + "Policies\\Microsoft\\FVE", "FDVDenyWriteAccess", RecordedMachine.number(1))
                .with(CONTROL + "Control\\Windows Containers", "SkipVersionCheck", RecordedMachine.number(2));

        assertThat(worst(new BitLockerCheck(machine.registry).run())).isEqualTo(Severity.WARNING);
        assertThat(worst(new VersionCheckSwitch(machine.registry).run())).isEqualTo(Severity.WARNING);
    }

    @Test
    void shouldWarnOfALongRootOnly() throws IOException {
        assertThat(worst(new LongPathsCheck(machine.registry, IMAGES).run())).isEqualTo(Severity.OK);
        assertThat(worst(new LongPathsCheck(machine.registry, Path.of("/" + "x".repeat(60))).run()))
                .isEqualTo(Severity.WARNING);
    }

    @Test
    void shouldWarnOfAClientThatGoesToSleep() throws IOException {
        RecordedMachine client = RecordedMachine.windows11();

        assertThat(new SleepCheck(client.registry, client.windows())
                        .run()
                        .getFirst()
                        .message())
                .startsWith("This machine goes to sleep after 30 min without a user");
        client.sleepAfter(0);
        assertThat(new SleepCheck(client.registry, client.windows()).run()).isEmpty();
        assertThat(new SleepCheck(client.registry, machine.windows()).run()).isEmpty();
    }

    @Test
    void shouldNameAProxyThatOnlyWindowsKnows() throws IOException {
        String key = "SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\Connections";
        assertThat(new ProxyCheck(machine.registry, Map.of()).run()).isEmpty();

        machine.registry.with(key, "WinHttpSettings", winHttp(1, ""));
        assertThat(new ProxyCheck(machine.registry, Map.of()).run()).isEmpty();
        machine.registry.with(key, "WinHttpSettings", winHttp(3, "proxy.example.org:8080"));

        assertThat(new ProxyCheck(machine.registry, Map.of()).run().getFirst().message())
                .isEqualTo("Windows is set to the proxy proxy.example.org:8080 (netsh winhttp), and HTTPS_PROXY is not"
                        + " set.");
        assertThat(new ProxyCheck(machine.registry, Map.of("https_proxy", "http://p")).run())
                .isEmpty();
    }

    private static RegistryValue winHttp(int flags, String proxy) {
        HexFormat hex = HexFormat.of();
        return new RegistryValue.Other(
                3,
                "2800000000000000" + "0" + flags + "000000" + "%02x000000".formatted(proxy.length())
                        + hex.formatHex(proxy.getBytes(StandardCharsets.US_ASCII)) + "00000000");
    }
}
