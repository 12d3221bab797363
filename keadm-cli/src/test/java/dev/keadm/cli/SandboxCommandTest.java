package dev.keadm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

final class SandboxCommandTest {
    private final RecordingOperations operations = new RecordingOperations();

    @Test
    void shouldPrintTheJoinCommandReadyToPaste() throws IOException {
        Run up = Run.on(operations, "sandbox", "up", "--root", "/r");

        Golden.check("sandbox/up.txt", up.out());
        assertThat(up.code()).isZero();
        assertThat(Run.on(operations, "sandbox", "status", "--root", "/r").out())
                .isEqualTo(up.out());
    }

    @Test
    void shouldTellScriptsWhereItIs() throws IOException {
        Golden.check(
                "sandbox/up.json",
                Run.on(operations, "sandbox", "up", "--output", "json").out());
    }

    @Test
    void shouldGoDownOnceAndSaySo() {
        Run.on(operations, "sandbox", "up", "--root", "/r");

        assertThat(Run.on(operations, "sandbox", "down", "--root", "/r"))
                .isEqualTo(new Run(0, "The sandbox is gone.\n", ""));
        assertThat(Run.on(operations, "sandbox", "down", "--root", "/r"))
                .isEqualTo(new Run(0, "No sandbox is here.\n", ""));
        assertThat(Run.on(operations, "sandbox", "status", "--root", "/r").out())
                .isEqualTo("No sandbox is here.\n");
    }
}
