package dev.keadm.edgecore.edged.env;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keadm.edgecore.edged.Golden;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExpansionTest {
    private static final Map<String, String> VARIABLES = Map.of("A", "1", "B", "$(A)", "EMPTY", "", "a.b", "dot");

    static Stream<List<String>> goldenRows() {
        return Golden.rows("expansions.tsv", 2).stream();
    }

    @ParameterizedTest
    @MethodSource("goldenRows")
    void shouldExpandAsKubernetesDoes(List<String> row) {
        assertThat(Expansion.expand(row.get(0), VARIABLES)).isEqualTo(row.get(1));
    }

    @Test
    void shouldLeaveTextWithoutDollarsAsItIs() {
        Random random = new Random(1);
        for (int run = 0; run < 2000; run++) {
            StringBuilder text = new StringBuilder();
            random.ints(random.nextInt(20), 0x20, 0x250)
                    .filter(point -> point != '$')
                    .forEach(text::appendCodePoint);
            assertThat(Expansion.expand(text.toString(), VARIABLES)).isEqualTo(text.toString());
        }
    }
}
