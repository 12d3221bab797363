package dev.keadm.join;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keadm.preflight.Finding;
import dev.keadm.preflight.Severity;
import dev.keadm.request.JoinRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UnusedOptionsTest {
    @Test
    void shouldSayNothingWhenNoneWasGiven() {
        assertThat(new UnusedOptions(JoinRequest.Machine.UNTOUCHED).run()).isEmpty();
    }

    @Test
    void shouldWarnOfEachThatWasGiven() {
        List<Finding> findings = new UnusedOptions(new JoinRequest.Machine(
                        new JoinRequest.Reboot(true, List.of()), true, Optional.of(Path.of("/mnt")), true, true))
                .run();

        assertThat(findings)
                .allSatisfy(finding -> assertThat(finding.severity()).isEqualTo(Severity.WARNING))
                .extracting(Finding::message)
                .containsExactly(
                        "--reboot has no effect: nothing that join changes on this system needs a restart.",
                        "--isolation has no effect: Hyper-V is a feature of Windows.",
                        "--feature-source has no effect: this system has no optional features to install.",
                        "--replace-go-edgecore has no effect: it is meant for Go's EdgeCore on Windows.",
                        "--antivirus-exclusions has no effect: they are made in Microsoft Defender.");
    }
}
