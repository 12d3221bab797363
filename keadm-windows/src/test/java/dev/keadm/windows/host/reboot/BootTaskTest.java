package dev.keadm.windows.host.reboot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Renewed by {@code -Dgolden.update=true}. */
class BootTaskTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/windows/boot-task.xml");

    @Test
    void shouldBeWhatTheTaskSchedulerTakes() throws IOException {
        String xml = new BootTask(
                        "KubeEdge join",
                        "Goes on & <ends>.",
                        Path.of("C:\\Program Files\\KubeEdge\\1.0\\runtime\\bin\\java.exe"),
                        List.of(
                                "@C:\\Program Files\\KubeEdge\\1.0\\lib\\keadm.options",
                                "-jar",
                                "join",
                                "ends in \\",
                                "says \"so\"",
                                ""),
                        Path.of("C:\\ProgramData\\KubeEdge\\data"))
                .xml();

        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(GOLDEN, xml);
        }
        assertThat(xml).isEqualTo(Files.readString(GOLDEN));
    }
}
