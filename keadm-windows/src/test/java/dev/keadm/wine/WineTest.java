package dev.keadm.wine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

@OnWindows
class WineTest {
    @Test
    void pathsAreThoseOfWindows() {
        assertThat(Path.of("C:\\Windows").isAbsolute()).isTrue();
        assertThat(System.getenv("ProgramData")).startsWith("C:\\");
    }
}
