package dev.keadm.edgecore.edged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keadm.edgecore.api.Container;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ContainerHashTest {
    static Stream<List<String>> goldenRows() {
        return Golden.rows("container-hashes.tsv", 3).stream();
    }

    @ParameterizedTest
    @MethodSource("goldenRows")
    void shouldBeTheKubelets(List<String> row) {
        Container container = TestPods.only(
                TestPods.withContainer("{\"name\":\"%s\",\"image\":\"%s\"}".formatted(row.get(0), row.get(1))));
        assertThat(ContainerHash.of(container)).isEqualTo(row.get(2));
    }
}
