package dev.keadm.host.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class BashScriptsTest {
    @TempDir
    Path folder;

    @Test
    void shouldPassOutputOnAndReturnTheExitCode() throws Exception {
        Path script = Files.writeString(folder.resolve("s"), "echo one; echo two >&2; cat; exit 3\n");
        List<String> lines = new ArrayList<>();

        assertThat(new BashScripts().run(script, lines::add)).isEqualTo(3);
        assertThat(lines).containsExactly("one", "two");
    }

    @Test
    void shouldNameTheScriptThatIsNotThere() {
        assertThatThrownBy(() -> new BashScripts().run(folder.resolve("none"), _ -> {}))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("none");
    }
}
