package dev.keadm.edgecore.edged.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keadm.host.FakeFileModes;
import dev.keadm.host.FakeMounts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(value = OS.LINUX, disabledReason = "Windows has no modes")
class AtomicWriterTest {
    @TempDir
    private Path volume;

    private final FakeFileModes modes = new FakeFileModes();
    private final AtomicWriter writer = new AtomicWriter(
            new LinuxVolumes(
                    new FakeMounts(), modes, Clock.fixed(Instant.parse("2026-11-23T10:20:30Z"), ZoneOffset.UTC)),
            SymbolicLinks.REPLACEABLE);

    private static Payload payload(Map<String, String> files) throws Exception {
        Payload payload = new Payload();
        for (var file : files.entrySet()) {
            payload.put(file.getKey(), new Payload.File(file.getValue().getBytes(StandardCharsets.UTF_8), 0640, null));
        }
        return payload;
    }

    private boolean write(Map<String, String> files) throws Exception {
        return writer.write(volume, payload(files), () -> {});
    }

    private List<String> names() throws IOException {
        try (Stream<Path> found = Files.list(volume)) {
            return found.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void shouldLayOutFilesAsTheKubelet() throws Exception {
        assertThat(write(Map.of("a", "1", "dir/b", "2"))).isTrue();
        assertThat(names()).hasSize(4).contains("..data", "a", "dir");
        assertThat(names().getFirst()).startsWith("..2026_11_23_10_20_30.");
        assertThat(Files.readSymbolicLink(volume.resolve("..data"))).isEqualTo(Path.of(names().getFirst()));
        assertThat(Files.readSymbolicLink(volume.resolve("dir"))).isEqualTo(Path.of("..data/dir"));
        assertThat(volume.resolve("dir/b")).hasContent("2");
        assertThat(modes.read(volume.resolve("a").toRealPath()).permissions()).isEqualTo(0640);
        assertThat(modes.read(volume.resolve("..data").toRealPath()).permissions())
                .isEqualTo(0755);
    }

    @Test
    void shouldLeaveWhatDidNotChange() throws Exception {
        write(Map.of("a", "1"));
        Path before = Files.readSymbolicLink(volume.resolve("..data"));
        assertThat(write(Map.of("a", "1"))).isFalse();
        assertThat(Files.readSymbolicLink(volume.resolve("..data"))).isEqualTo(before);
    }

    @Test
    void shouldReplaceAddAndRemoveInOneStep() throws Exception {
        write(Map.of("a", "1", "gone", "x", "dir/x", "x"));
        assertThat(write(Map.of("a", "2", "b", "3", "dir/y", "y"))).isTrue();
        assertThat(names()).hasSize(5).contains("..data", "a", "b", "dir");
        assertThat(volume.resolve("a")).hasContent("2");
        assertThat(volume.resolve("dir/x")).doesNotExist();
        assertThat(volume.resolve("dir/y")).hasContent("y");
    }

    @Test
    void shouldDropEverythingForAnEmptyPayload() throws Exception {
        write(Map.of("a", "1"));
        assertThat(write(Map.of())).isTrue();
        assertThat(names()).hasSize(2);
        assertThat(writer.isFilled(volume)).isTrue();
        assertThat(write(Map.of())).isFalse();
    }

    @Test
    void shouldMendWhatAKilledRunLeft() throws Exception {
        write(Map.of("a", "1"));
        Files.createDirectories(volume.resolve("..2020_01_01_00_00_00.77/deep"));
        Files.createSymbolicLink(volume.resolve("..data_tmp"), Path.of("nowhere"));
        Files.delete(volume.resolve("a"));
        assertThat(write(Map.of("a", "1"))).isFalse();
        assertThat(volume.resolve("a")).hasContent("1");
        write(Map.of("a", "2"));
        assertThat(names()).hasSize(3).doesNotContain("..data_tmp", "..2020_01_01_00_00_00.77");
    }

    @Test
    void shouldKeepTheOldContentWhenTheNewOneCannotBeWritten() throws Exception {
        write(Map.of("a", "1"));
        assertThatThrownBy(() -> write(Map.of("a", "2", "a/b", "3"))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> writer.write(volume, payload(Map.of("a", "3")), () -> {
                    throw new IOException("no owner");
                }))
                .hasMessage("no owner");
        assertThat(volume.resolve("a")).hasContent("1");
    }

    @Test
    void shouldNotFollowADataLinkThatLeadsElsewhere() throws Exception {
        Path outside = Files.createDirectory(volume.resolveSibling(volume.getFileName() + "-outside"));
        Files.writeString(outside.resolve("a"), "precious");
        Files.createSymbolicLink(volume.resolve("..data"), outside);
        write(Map.of("a", "1"));
        assertThat(outside.resolve("a")).hasContent("precious");
        assertThat(volume.resolve("a")).hasContent("1");
    }

    @Test
    void shouldNeverShowAReaderHalfAChange() throws Exception {
        write(Map.of("one", "0", "two", "0"));
        AtomicBoolean done = new AtomicBoolean();
        AtomicInteger torn = new AtomicInteger();
        Thread reader = Thread.ofPlatform().start(() -> {
            while (!done.get()) {
                try {
                    Path now = volume.resolve("..data").toRealPath();
                    String one = Files.readString(now.resolve("one"));
                    if (!one.equals(Files.readString(now.resolve("two")))) {
                        torn.incrementAndGet();
                    }
                } catch (NoSuchFileException _) {
                    // the folder was replaced between the reads; a reader starts again
                } catch (IOException _) {
                    torn.incrementAndGet();
                }
            }
        });
        for (int i = 1; i < 200; i++) {
            write(Map.of("one", "" + i, "two", "" + i));
        }
        done.set(true);
        reader.join();
        assertThat(torn).hasValue(0);
    }
}
