package dev.keadm.windows.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keadm.join.Distribution.Entry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WindowsDistributionTest {
    @TempDir
    Path folder;

    private Path home;
    private Path java;

    @BeforeEach
    void trees() throws IOException {
        home = folder.resolve("keadm");
        java = folder.resolve("java");
        write(home.resolve("bin/keadm.cmd"), "launcher");
        write(java.resolve("bin/java.exe"), "somebody's");
    }

    @Test
    void shouldBringTheJavaThatItRunsOnWhereNoneIsShipped() throws IOException {
        WindowsDistribution distribution = new WindowsDistribution(home, "0.1.0", java);

        assertThat(distribution.entries())
                .extracting(Entry::path)
                .containsExactly("bin/keadm.cmd", "runtime/bin/java.exe");
        assertThat(content(distribution, "runtime/bin/java.exe")).isEqualTo("somebody's");
        assertThat(content(distribution, "bin/keadm.cmd")).isEqualTo("launcher");
    }

    @Test
    void shouldTakeTheJavaThatIsShipped() throws IOException {
        write(home.resolve("runtime/bin/java.exe"), "shipped");

        WindowsDistribution distribution = new WindowsDistribution(home, "0.1.0", java);

        assertThat(distribution.entries()).hasSize(2);
        assertThat(content(distribution, "runtime/bin/java.exe")).isEqualTo("shipped");
    }

    private static String content(WindowsDistribution distribution, String path) throws IOException {
        Entry entry = distribution.entries().stream()
                .filter(candidate -> candidate.path().equals(path))
                .findFirst()
                .orElseThrow();
        try (InputStream content = distribution.open(entry)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
