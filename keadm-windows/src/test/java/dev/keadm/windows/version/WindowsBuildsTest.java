package dev.keadm.windows.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowsBuildsTest {
    @ParameterizedTest
    @CsvSource({
        "17763, true, Windows Server 2019, LTSC2019, BEST_EFFORT",
        "20348, true, Windows Server 2022, LTSC2022, SUPPORTED",
        "25398, true, Windows Server 23H2, LTSC2022, BEST_EFFORT",
        "26100, true, Windows Server 2025, LTSC2025, SUPPORTED",
        "17763, false, Windows 10 LTSC 2019, LTSC2019, BEST_EFFORT",
        "22000, false, Windows 11 21H2, LTSC2022, DEVELOPMENT",
        "22631, false, Windows 11 23H2, LTSC2022, DEVELOPMENT",
        "26100, false, Windows 11 24H2, LTSC2025, DEVELOPMENT",
        "26200, false, Windows 11 25H2, LTSC2025, DEVELOPMENT",
        "26300, false, Windows 11 26H2, LTSC2025, DEVELOPMENT",
        "26400, true, Windows build 26400, LTSC2025, UNKNOWN",
    })
    void shouldKnowWhatRunsImages(int build, boolean server, String name, ImageFamily images, Support support) {
        WindowsBuild found = WindowsBuilds.of(build, server);

        assertThat(found.name()).isEqualTo(name);
        assertThat(found.images()).contains(images);
        assertThat(found.support()).isEqualTo(support);
        assertThat(found.runs(images)).isTrue();
        assertThat(found.pauseImage()).contains("registry.k8s.io/pause:3.10.2");
    }

    @ParameterizedTest
    @CsvSource({
        "14393, true, TOO_OLD",
        "19045, false, NO_IMAGES",
        "19044, false, NO_IMAGES",
        "18363, true, NO_IMAGES",
        "10240, false, TOO_OLD"
    })
    void shouldKnowWhatRunsNone(int build, boolean server, Support support) {
        WindowsBuild found = WindowsBuilds.of(build, server);

        assertThat(found.images()).isEmpty();
        assertThat(found.pauseImage()).isEqualTo(Optional.empty());
        assertThat(found.support()).isEqualTo(support);
        assertThat(found.note()).isNotEmpty();
        assertThat(ImageFamily.values()).noneMatch(found::runs);
    }

    @Test
    void shouldMatchImagesAsContainerdDoes() {
        assertThat(WindowsBuilds.of(17763, true).runs(ImageFamily.LTSC2022)).isFalse();
        assertThat(WindowsBuilds.of(20348, true).runs(ImageFamily.LTSC2019)).isFalse();
        assertThat(WindowsBuilds.of(22631, false).runs(ImageFamily.LTSC2025)).isFalse();
        assertThat(WindowsBuilds.of(26100, true).runs(ImageFamily.LTSC2022)).isTrue();
    }
}
