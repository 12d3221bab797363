package dev.keadm.windows.network;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.keadm.wine.OnWindows;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

@OnWindows
class MissingHnsTest {
    @Test
    void shouldSayWhatIsMissing() {
        assumeFalse(
                Files.exists(Path.of(String.valueOf(System.getenv("SystemRoot")), "System32", "vmcompute.dll")),
                "this Windows has HNS");

        assertThatThrownBy(HnsNetworks.ofThisMachine()::list)
                .hasMessageContaining("vmcompute.dll")
                .hasMessageContaining("feature Containers")
                .hasMessageContaining("126");
    }
}
