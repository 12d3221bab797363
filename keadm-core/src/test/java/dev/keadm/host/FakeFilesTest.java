package dev.keadm.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class FakeFilesTest extends HostFilesContract {
    private final FakeFiles files = new FakeFiles(new FakeFaults()).withFolder("/play");

    @Override
    protected HostFiles files() {
        return files;
    }

    @Override
    protected Path folder() {
        return Path.of("/play");
    }

    @Override
    protected Instant modified(Path file) throws IOException {
        return files.modified(file);
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "its paths are those of Linux")
    void shouldNotDeleteWhatIsMounted() {
        files.withMount("/play/pod/volume");

        assertThatThrownBy(() -> files.deleteTree(Path.of("/play/pod"))).hasMessageContaining("/play/pod/volume");
        assertThat(files.status(Path.of("/play/pod"))).isInstanceOf(FileStatus.Folder.class);
    }
}
