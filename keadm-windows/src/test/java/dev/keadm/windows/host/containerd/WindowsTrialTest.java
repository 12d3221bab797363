package dev.keadm.windows.host.containerd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keadm.join.Trial;
import dev.keadm.windows.version.WindowsBuilds;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowsTrialTest {
    @ParameterizedTest
    @CsvSource({
        "17763, true, mcr.microsoft.com/windows/nanoserver:1809",
        "20348, true, docker.io/library/hello-world:nanoserver-ltsc2022",
        "22631, false, docker.io/library/hello-world:nanoserver-ltsc2022",
        "26100, true, docker.io/library/hello-world:nanoserver-ltsc2025",
        "99999, true, docker.io/library/hello-world:nanoserver-ltsc2025",
        "19045, false, ''"
    })
    void shouldGreetWithAnImageThatTheBuildRuns(int build, boolean server, String image) {
        assertThat(WindowsTrial.of(WindowsBuilds.of(build, server), false).image())
                .isEqualTo(image);
    }

    @Test
    void shouldSayWhatAnImageWithoutAGreetingRuns() {
        assertThat(WindowsTrial.of(WindowsBuilds.of(17763, true), true))
                .isEqualTo(new Trial(
                        "mcr.microsoft.com/windows/nanoserver:1809",
                        List.of("cmd", "/c", "echo Hello from %OS%"),
                        "runhcs-wcow-hypervisor"));
    }
}
