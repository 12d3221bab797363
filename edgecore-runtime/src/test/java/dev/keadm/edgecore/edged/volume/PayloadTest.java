package dev.keadm.edgecore.edged.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keadm.edgecore.edged.PreparationException;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadTest {
    @ParameterizedTest
    @CsvSource({"a,a", "a/b,a/b", "./a//b/,a/b", ".hidden,.hidden", "a/..b,a/..b", "a...,a..."})
    void shouldCleanPaths(String path, String cleaned) throws Exception {
        assertThat(Payload.clean(path)).isEqualTo(cleaned);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "/", "/etc/passwd", "..", "../a", "a/../b", "a/..", "..data", "..x/y", ".", "./", "./..x"})
    void shouldRefusePathsThatLeadOrLookUpwards(String path) {
        assertThatThrownBy(() -> Payload.clean(path))
                .isInstanceOf(PreparationException.class)
                .hasMessageContaining("invalid path");
    }

    @Test
    void shouldRefuseWhatNoFileSystemHolds() {
        assertThatThrownBy(() -> Payload.clean("ü".repeat(128))).hasMessageContaining("255");
        assertThatThrownBy(() -> Payload.clean("a/".repeat(2049) + "a")).hasMessageContaining("4096");
        assertThatThrownBy(() -> Payload.clean("a\0b")).hasMessageContaining("invalid path");
    }

    @Test
    void shouldNeverLetAPathOut() {
        Random random = new Random(42);
        String[] parts = {"..", ".", "", "a", "..a", "b", "/", "\\", "..."};
        Path top = Path.of("/volume");
        for (int run = 0; run < 20_000; run++) {
            StringBuilder path = new StringBuilder();
            for (int i = random.nextInt(6); i >= 0; i--) {
                path.append(parts[random.nextInt(parts.length)]).append(i == 0 ? "" : "/");
            }
            try {
                Path resolved = top.resolve(Payload.clean(path.toString())).normalize();
                assertThat(resolved).startsWithRaw(top).isNotEqualTo(top);
                assertThat(resolved.getName(1).toString()).doesNotStartWith("..");
            } catch (PreparationException e) {
                assertThat(e).hasMessageContaining("invalid path");
            }
        }
    }
}
