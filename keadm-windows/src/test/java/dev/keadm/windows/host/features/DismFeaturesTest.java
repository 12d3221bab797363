package dev.keadm.windows.host.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DismFeaturesTest {
    @ParameterizedTest
    @CsvSource({"0, DISABLED", "1, DISABLE_PENDING", "2, DISABLED", "3, DISABLED", "4, ENABLED", "5, ENABLE_PENDING"})
    void shouldReadWhatDismSays(int state, FeatureState expected) throws IOException {
        assertThat(DismFeatures.state("Containers", state)).isEqualTo(expected);
    }

    @Test
    void shouldNotGuess() {
        assertThatThrownBy(() -> DismFeatures.state("Containers", 7))
                .hasMessageContaining("Windows feature 'Containers' is in state 7");
    }
}
