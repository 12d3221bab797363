package dev.keadm.edgecore.edged.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keadm.edgecore.edged.Golden;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ImageNameTest {
    static Stream<List<String>> goldenRows() {
        return Golden.rows("image-names.tsv", 4).stream();
    }

    @ParameterizedTest
    @MethodSource("goldenRows")
    void shouldReadNamesAsKubernetesDoes(List<String> row) {
        String text = row.get(0);
        if (row.get(1).equals("-")) {
            assertThatThrownBy(() -> ImageName.parse(text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("couldn't parse image name \"" + text + "\": ");
        } else {
            assertThat(ImageName.parse(text)).isEqualTo(new ImageName(row.get(1), row.get(2), row.get(3)));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "busybox, busybox:latest, Always",
        "busybox:latest, busybox:latest, Always",
        "busybox:1, busybox:1, IfNotPresent",
        "r.io:5000/x, r.io:5000/x:latest, Always",
    })
    void shouldAddTheDefaultTagAndPolicy(String text, String withTag, String policy) {
        ImageName name = ImageName.parse(text);
        assertThat(name.withTag(text)).isEqualTo(withTag);
        assertThat(name.defaultPolicy()).isEqualTo(policy);
    }

    @ParameterizedTest
    @CsvSource({"x@sha256:", "x:1@sha256:"})
    void shouldLeaveADigestAlone(String start) {
        String text = start + "a".repeat(64);
        assertThat(ImageName.parse(text).withTag(text)).isEqualTo(text);
        assertThat(ImageName.parse(text).defaultPolicy()).isEqualTo("IfNotPresent");
    }
}
