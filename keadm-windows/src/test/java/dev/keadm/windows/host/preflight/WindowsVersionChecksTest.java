package dev.keadm.windows.host.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keadm.preflight.Finding;
import dev.keadm.preflight.Severity;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Architecture, edition, build and support. */
class WindowsVersionChecksTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC);

    private static Finding build(RecordedMachine machine, boolean readyRuntime) throws InterruptedException {
        return new BuildCheck(machine.windows(), () -> readyRuntime).run().getFirst();
    }

    private static List<Finding> support(RecordedMachine machine) {
        return new SupportCheck(machine.windows(), CLOCK).run();
    }

    @Test
    void shouldTakeAmd64Only() {
        assertThat(new ArchitectureCheck(RecordedMachine.server2022().windows()).run())
                .extracting(Finding::severity)
                .containsExactly(Severity.OK);
        assertThat(new ArchitectureCheck(RecordedMachine.windows11().arm64().windows()).run())
                .containsExactly(Finding.error(
                        "architecture",
                        "The machine's architecture is ARM64, for which neither containerd nor the CNI plugins are"
                                + " released.",
                        "Take a machine with an amd64 processor."));
    }

    @Test
    void shouldRefuseHome() {
        assertThat(new EditionCheck(RecordedMachine.windows10Home().windows()).run())
                .extracting(Finding::severity)
                .containsExactly(Severity.ERROR);
        assertThat(new EditionCheck(RecordedMachine.serverCore2022().windows()).run())
                .containsExactly(Finding.ok(
                        "windows-edition",
                        "This is Windows Server 2022, Server Core, ServerStandard (build 20348.2966)."));
    }

    @Test
    void shouldTakeServers() throws InterruptedException {
        for (RecordedMachine machine :
                List.of(RecordedMachine.server2019(), RecordedMachine.server2022(), RecordedMachine.server2025())) {
            assertThat(build(machine, false).severity()).isEqualTo(Severity.OK);
        }
        assertThat(build(RecordedMachine.server2016(), true))
                .isEqualTo(Finding.error(
                        "windows-build",
                        "Windows build 14393 is too old: the oldest with containers is build 17763.",
                        "Take Windows Server 2019 or newer."));
    }

    @Test
    void shouldSayWhatWindows11IsLicensedFor() throws InterruptedException {
        assertThat(build(RecordedMachine.windows1126H2(), false))
                .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.WARNING))
                .satisfies(finding -> assertThat(finding.message())
                        .startsWith("Windows 11 26H2 (build 26300) runs images of ltsc2025.")
                        .contains("licensed for development and test"));
    }

    @Test
    void shouldRefuseWindows10UnlessSomebodyElsesRuntimeIsReady() throws InterruptedException {
        assertThat(build(RecordedMachine.windows10(), false).severity()).isEqualTo(Severity.ERROR);
        assertThat(build(RecordedMachine.windows10(), true).severity()).isEqualTo(Severity.WARNING);
    }

    @Test
    void shouldLeaveANewerBuildToATrialPod() throws InterruptedException {
        assertThat(build(RecordedMachine.tomorrow(), false))
                .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.WARNING))
                .satisfies(finding ->
                        assertThat(finding.message()).startsWith("Windows build 28000 is newer than build 26300"));
    }

    @Test
    void shouldTellUntilWhenThereAreSecurityUpdates() {
        assertThat(support(RecordedMachine.server2022()))
                .containsExactly(
                        Finding.ok("windows-support", "Windows Server 2022 gets security updates until 2031-10-14."));
        assertThat(support(RecordedMachine.windows10()))
                .containsExactly(Finding.warning(
                        "windows-support",
                        "Windows 10 has had no security updates since 2025-10-14.",
                        "Upgrade Windows."));
        assertThat(support(RecordedMachine.windows11()))
                .containsExactly(Finding.warning(
                        "windows-support",
                        "Windows 11 24H2 has had no security updates since 2026-10-13.",
                        "Upgrade Windows."));
        assertThat(support(RecordedMachine.server2016()))
                .containsExactly(Finding.warning(
                        "windows-support",
                        "Windows build 14393 gets security updates until 2027-01-12 only.",
                        "Plan its upgrade."));
        assertThat(support(RecordedMachine.tomorrow())).isEmpty();
    }
}
