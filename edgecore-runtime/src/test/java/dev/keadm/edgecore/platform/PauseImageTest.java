package dev.keadm.edgecore.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keadm.cri.v1.Image;
import dev.keadm.windows.system.OsVersion;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PauseImageTest {
    private static List<String> warnings(int build, boolean server, Image... images) {
        return PauseImage.warnings(new OsVersion(10, 0, build, server), List.of(images));
    }

    private static Image pinned(String tag) {
        return new Image.Builder().repo_tags(List.of(tag)).pinned(true).build();
    }

    @ParameterizedTest
    @CsvSource({
        "26100,registry.k8s.io/pause:3.9,true",
        "26100,registry.k8s.io/pause:3.10.1,true",
        "26100,mirror.example:5000/k8s/pause:3.10.2,false",
        "26100,registry.k8s.io/pause:3.11,false",
        "20348,registry.k8s.io/pause:3.9,false",
        "26100,docker.io/library/app:1,false"
    })
    void shouldWarnOfAPauseWithoutAnImageForTheBuild(int build, String tag, boolean warned) {
        assertThat(warnings(build, true, pinned(tag)))
                .hasSize(warned ? 1 : 0)
                .allMatch(warning -> warning.startsWith("pause-image: ") && warning.contains(tag));
    }

    @Test
    void shouldSayNothingBeforeTheFirstPod() {
        assertThat(warnings(26100, true)).isEmpty();
        Image other = new Image.Builder()
                .repo_tags(List.of("registry.k8s.io/pause:3.9"))
                .build();
        assertThat(warnings(26100, true, other)).isEmpty();
    }

    @Test
    void shouldWarnOfAWindowsThatNoImageRunsOn() {
        assertThat(warnings(19045, false)).singleElement().asString().startsWith("windows-build: ");
        assertThat(warnings(99999, true)).singleElement().asString().startsWith("windows-build: ");
        assertThat(warnings(20348, true)).isEmpty();
    }
}
