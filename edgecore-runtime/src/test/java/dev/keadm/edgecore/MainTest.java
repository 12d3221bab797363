package dev.keadm.edgecore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keadm.edgecore.platform.LinuxPlatform;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "it runs the agent as on Linux")
class MainTest {
    private final PrintStream systemOut = System.out;
    private final PrintStream systemErr = System.err;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @AfterEach
    void giveTheOutputBack() {
        System.setOut(systemOut);
        System.setErr(systemErr);
    }

    @Test
    void shouldSayThatThereAreNoSettings() {
        Path missing = folder.resolve("edgecore.yaml");

        assertThat(run("--config", missing.toString())).isEqualTo(2);

        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("edgecore: There is no " + missing + ". Run keadm join first, or name the file: --config."
                        + System.lineSeparator());
    }

    @Test
    void shouldSayItInTheLogFileThatItWasGiven() throws Exception {
        Path settings = Files.writeString(folder.resolve("edgecore.yaml"), "kind: Other\n");
        Path log = folder.resolve("log/edgecore.log");

        assertThat(run("--config", settings.toString(), "--log-file", log.toString()))
                .isEqualTo(2);
        System.err.println("and whatever else the process prints");

        assertThat(err.size()).isZero();
        assertThat(Files.readString(log))
                .startsWith("edgecore: Cannot use " + settings)
                .endsWith("and whatever else the process prints" + System.lineSeparator());
    }

    @Test
    void shouldRefuseALogFileThatCannotBeWritten() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThat(run("--config", "/nowhere", "--log-file=" + file.resolve("log")))
                .isEqualTo(2);

        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("edgecore: Cannot write to --log-file " + file);
    }

    @Test
    void shouldShowOptionsAndVersion() {
        assertThat(run("--help")).isZero();
        assertThat(run("--version")).isZero();

        assertThat(out.toString(StandardCharsets.UTF_8)).contains("--log-file FILE", "KubeEdge v");
    }

    private int run(String... words) {
        return Main.run(
                new LinuxPlatform(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                words);
    }
}
