package dev.keadm.edgecore.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CopiedLogTest {
    @TempDir
    Path dir;

    @Test
    void shouldKeepTheNewestOnesOfALogThatStaysOpen() throws Exception {
        Path file = dir.resolve("containerd.log");
        CopiedLog log = new CopiedLog(file, 5, 2);
        try (OutputStream writer = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (String line : new String[] {"first", "second", "third"}) {
                writer.write((line + "\n").getBytes(StandardCharsets.UTF_8));
                assertThat(log.rotate()).isTrue();
            }
            writer.write("4\n".getBytes(StandardCharsets.UTF_8));
        }

        assertThat(log.rotate()).isFalse();
        assertThat(file).hasContent("4");
        assertThat(dir.resolve("containerd.log.1")).hasContent("third");
        assertThat(dir.resolve("containerd.log.2")).hasContent("second");
        assertThat(dir.resolve("containerd.log.3")).doesNotExist();
    }

    @Test
    void shouldLeaveALogThatIsNotThere() throws Exception {
        assertThat(new CopiedLog(dir.resolve("containerd.log"), 5, 2).rotate()).isFalse();
        assertThat(dir).isEmptyDirectory();
    }
}
