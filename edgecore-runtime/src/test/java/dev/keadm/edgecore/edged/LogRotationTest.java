package dev.keadm.edgecore.edged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keadm.cri.CriException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogRotationTest {
    @TempDir
    private Path logs;

    @Test
    void shouldMoveAFullLogAsideAndKeepTheNewest() throws CriException, IOException {
        PodLifeFixture f = new PodLifeFixture(
                logs, PodLifeFixture.pod("\"containers\":[" + PodLifeFixture.container("main", "") + "]"));
        f.settle();
        LogRotation rotation =
                new LogRotation(f.cri, logs, new EdgedSettings.Logs(10, 3, Duration.ofSeconds(10)), f.clock);
        Path folder = Files.createDirectories(logs.resolve("shop_web_0f3c/main"));
        for (int i = 0; i < 4; i++) {
            Files.writeString(folder.resolve("0.log"), "more than ten bytes");
            rotation.rotate();
            f.clock.move(Duration.ofSeconds(10));
        }
        Files.writeString(folder.resolve("0.log"), "short");
        rotation.rotate();

        try (Stream<Path> files = Files.list(folder)) {
            List<String> names =
                    files.map(p -> String.valueOf(p.getFileName())).sorted().toList();
            assertThat(names).containsExactly("0.log", "0.log.20260102-030425", "0.log.20260102-030435");
        }
        assertThat(f.cri.changes())
                .filteredOn(c -> c.startsWith("ReopenContainerLog"))
                .hasSize(4);
    }
}
