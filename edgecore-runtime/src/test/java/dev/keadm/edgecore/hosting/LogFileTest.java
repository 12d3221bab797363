package dev.keadm.edgecore.hosting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
    @TempDir
    Path folder;

    @Test
    void shouldKeepTheNewestLinesInFilesOfBoundedSize() throws IOException {
        Path file = folder.resolve("made").resolve("edgecore.log");
        try (LogFile log = LogFile.open(file, 100, 2)) {
            PrintStream lines = new PrintStream(log, true, StandardCharsets.UTF_8);
            IntStream.range(0, 100).forEach(number -> lines.println("line " + number));
        }

        try (var files = Files.list(file.getParent())) {
            assertThat(files.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("edgecore.log", "edgecore.log.1", "edgecore.log.2");
        }
        assertThat(Files.readAllLines(file)).last().isEqualTo("line 99");
        for (String name : new String[] {"edgecore.log", "edgecore.log.1", "edgecore.log.2"}) {
            assertThat(Files.size(file.resolveSibling(name))).isLessThan(110);
            assertThat(Files.readAllLines(file.resolveSibling(name))).allMatch(line -> line.matches("line \\d+"));
        }
    }

    @Test
    void shouldGoOnWithAFileThatIsThere() throws IOException {
        Path file = folder.resolve("edgecore.log");
        Files.writeString(file, "earlier\n");

        try (LogFile log = LogFile.open(file, 100, 2)) {
            log.write("later\n".getBytes(StandardCharsets.UTF_8));
        }

        assertThat(Files.readAllLines(file)).containsExactly("earlier", "later");
    }

    @Test
    void shouldLoseNoLineWhenTheOldFileCannotBeMoved() throws IOException {
        Path file = folder.resolve("edgecore.log");
        Files.createDirectories(folder.resolve("edgecore.log.1").resolve("in the way"));

        try (LogFile log = LogFile.open(file, 10, 1)) {
            log.write("first line\n".getBytes(StandardCharsets.UTF_8));
            log.write("second line\n".getBytes(StandardCharsets.UTF_8));
        }

        assertThat(Files.readAllLines(file))
                .hasSize(3)
                .startsWith("first line")
                .endsWith("second line")
                .anyMatch(line -> line.startsWith("The log cannot be begun anew: "));
    }
}
