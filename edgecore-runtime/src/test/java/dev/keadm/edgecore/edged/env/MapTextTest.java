package dev.keadm.edgecore.edged.env;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keadm.edgecore.edged.Golden;
import io.avaje.jsonb.Jsonb;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MapTextTest {
    static Stream<List<String>> goldenRows() {
        return Golden.rows("map-texts.tsv", 2).stream();
    }

    @ParameterizedTest
    @MethodSource("goldenRows")
    void shouldQuoteAsKubernetesDoes(List<String> row) {
        Jsonb json = Jsonb.builder().build();
        Map<String, String> map = new TreeMap<>();
        json.type(Object.class).map().fromJson(row.get(0)).forEach((key, value) -> map.put(key, value.toString()));
        Object expected = json.type(Object.class).fromJson(row.get(1));
        assertThat(MapText.of(map)).isEqualTo(Objects.requireNonNull(expected));
    }
}
