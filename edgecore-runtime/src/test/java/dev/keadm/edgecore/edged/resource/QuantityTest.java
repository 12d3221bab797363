package dev.keadm.edgecore.edged.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keadm.edgecore.edged.Golden;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {
    static Stream<List<String>> goldenRows() {
        return Golden.rows("quantities.tsv", 3).stream();
    }

    @ParameterizedTest
    @MethodSource("goldenRows")
    void shouldReadWhatKubernetesReads(List<String> row) {
        String text = row.get(0);
        if (row.get(1).equals("-")) {
            assertThatThrownBy(() -> Quantity.parse(text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("\"" + text + "\"");
        } else {
            Quantity quantity = Quantity.parse(text);
            assertThat(quantity.value()).isEqualTo(Long.parseLong(row.get(1)));
            assertThat(quantity.milliValue()).isEqualTo(Long.parseLong(row.get(2)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "9e64", "9223372036854775807000", "16Ei", "100E"})
    void shouldClampWhatDoesNotFit(String text) {
        assertThat(Quantity.parse(text).value()).isEqualTo(Long.MAX_VALUE);
        assertThat(Quantity.parse(text).milliValue()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void shouldGiveTheLeastForAlmostNothing() {
        assertThat(Quantity.parse("1e-999999999").milliValue()).isEqualTo(1);
    }

    @Test
    void shouldNeverFailOtherwiseThanByRefusing() {
        Random random = new Random(20261123);
        String alphabet = "0123456789.+-eEmkMGKi ";
        for (int run = 0; run < 20_000; run++) {
            StringBuilder text = new StringBuilder();
            random.ints(random.nextInt(9), 0, alphabet.length()).forEach(i -> text.append(alphabet.charAt(i)));
            try {
                Quantity quantity = Quantity.parse(text.toString());
                assertThat(Long.signum(quantity.value()))
                        .as("sign of %s", text)
                        .isEqualTo(quantity.amount().signum());
            } catch (IllegalArgumentException e) {
                assertThat(e).isNotInstanceOf(NumberFormatException.class).hasMessageContaining(text.toString());
            }
        }
    }

    @Test
    void shouldAddAndCompareExactly() {
        assertThat(Quantity.parse("0.1").plus(Quantity.parse("200m"))).isEqualByComparingTo(Quantity.parse("300m"));
        assertThat(Quantity.parse("1Gi")).isGreaterThan(Quantity.parse("1G"));
    }
}
