package dev.keadm.edgecore.edged.volume;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keadm.edgecore.edged.PreparationException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every way to write a volume promises. */
abstract class VolumeFilesContract {
    @TempDir
    Path volume;

    abstract VolumeFiles files();

    static Payload payload(Map<String, String> texts) throws PreparationException {
        Payload payload = new Payload();
        for (var file : texts.entrySet()) {
            payload.put(file.getKey(), new Payload.File(file.getValue().getBytes(StandardCharsets.UTF_8), 0640, null));
        }
        return payload;
    }

    private boolean write(VolumeFiles files, Map<String, String> texts) throws Exception {
        return files.write(volume, payload(texts), () -> {});
    }

    @Test
    void shouldFillAVolume() throws Exception {
        VolumeFiles files = files();
        assertThat(files.isFilled(volume)).isFalse();

        assertThat(write(files, Map.of("a", "1", "dir/b", "2"))).isTrue();

        assertThat(files.isFilled(volume)).isTrue();
        assertThat(volume.resolve("a")).hasContent("1");
        assertThat(volume.resolve("dir").resolve("b")).hasContent("2");
        assertThat(files.file(volume, "dir/b")).hasContent("2");
    }

    @Test
    void shouldChangeOnlyWhatIsDifferent() throws Exception {
        VolumeFiles files = files();
        write(files, Map.of("a", "1", "b", "1", "gone", "x", "dir/x", "x"));
        assertThat(write(files, Map.of("a", "1", "b", "1", "gone", "x", "dir/x", "x")))
                .isFalse();

        assertThat(write(files, Map.of("a", "1", "b", "2", "dir/y", "y"))).isTrue();

        assertThat(volume.resolve("b")).hasContent("2");
        assertThat(volume.resolve("gone")).doesNotExist();
        assertThat(volume.resolve("dir").resolve("x")).doesNotExist();
        assertThat(volume.resolve("dir").resolve("y")).hasContent("y");
    }

    @Test
    void shouldBeFilledByNothingToo() throws Exception {
        VolumeFiles files = files();
        assertThat(write(files, Map.of())).isTrue();
        assertThat(files.isFilled(volume)).isTrue();
        assertThat(write(files, Map.of())).isFalse();
    }

    @Test
    void shouldGoOnFromWhatAnEarlierAgentWrote() throws Exception {
        write(files(), Map.of("a", "1"));
        VolumeFiles later = files();
        assertThat(later.isFilled(volume)).isTrue();
        assertThat(write(later, Map.of("a", "1"))).isFalse();
        assertThat(write(later, Map.of("a", "2"))).isTrue();
        assertThat(volume.resolve("a")).hasContent("2");
    }

    /** Where the system lets nobody replace a file that is open, the old one stays until the next try. */
    @Test
    void shouldGetPastAReader() throws Exception {
        VolumeFiles files = files();
        write(files, Map.of("a", "1"));
        try (var reader = Files.newInputStream(volume.resolve("a"))) {
            write(files, Map.of("a", "2"));
            assertThat(reader.readAllBytes()).asString(StandardCharsets.UTF_8).isEqualTo("1");
        } catch (AccessDeniedException _) {
            assertThat(volume.resolve("a")).hasContent("1");
        }
        write(files, Map.of("a", "2"));
        assertThat(volume.resolve("a")).hasContent("2");
    }
}
