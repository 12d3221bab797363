package dev.keadm.windows.host.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keadm.wine.OnWindows;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Reads only. */
@OnWindows
class DismFeaturesOnWindowsTest {
    private static final boolean DISM = Files.exists(Path.of(System.getenv("SystemRoot"), "System32", "DismApi.dll"));

    @Test
    void shouldSayThatTheLibraryIsMissing() {
        Assumptions.assumeFalse(DISM, "this Windows has DismApi.dll");

        assertThatThrownBy(() -> new DismFeatures().state(FeatureWish.CONTAINERS))
                .hasMessageContaining("\\DismApi.dll, which every Windows for computers has' failed: error 126 (");
    }

    @Test
    void shouldTellKnownFeaturesFromUnknownOnes() throws Exception {
        Assumptions.assumeTrue(DISM, "this Windows has no DismApi.dll, as Wine");

        assertThat(new DismFeatures().state(FeatureWish.CONTAINERS)).isNotEqualTo(FeatureState.ABSENT);
        assertThat(new DismFeatures().state("No-Such-Feature")).isEqualTo(FeatureState.ABSENT);
    }
}
