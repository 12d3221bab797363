package dev.keadm.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

public abstract class FileModesContract {
    @TempDir
    private Path folder;

    private FileModes modes;

    protected abstract FileModes modes();

    @BeforeEach
    void setUp() {
        modes = modes();
    }

    @Test
    void shouldKeepAllTwelveBits() throws IOException {
        Path inner = Files.createDirectory(folder.resolve("inner"));
        modes.setPermissions(inner, 02775);
        assertThat(modes.read(inner).permissions()).isEqualTo(02775);
        assertThat(modes.read(inner).kind()).isEqualTo(FileMode.Kind.FOLDER);
    }

    @Test
    void shouldChangeOneOwnerAndLeaveTheOther() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");
        modes.setOwner(file, OptionalLong.empty(), OptionalLong.of(4_000_000_000L));
        modes.setOwner(file, OptionalLong.of(1234), OptionalLong.empty());
        assertThat(modes.read(file))
                .extracting(FileMode::kind, FileMode::user, FileMode::group)
                .containsExactly(FileMode.Kind.FILE, 1234L, 4_000_000_000L);
    }

    @Test
    void shouldNeverFollowALink() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");
        modes.setPermissions(file, 0600);
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);
        assertThat(modes.read(link).kind()).isEqualTo(FileMode.Kind.LINK);
        assertThatThrownBy(() -> modes.setPermissions(link, 0666)).isInstanceOf(IOException.class);
        modes.setOwner(link, OptionalLong.of(77), OptionalLong.empty());
        assertThat(modes.read(file).permissions()).isEqualTo(0600);
        assertThat(modes.read(file).user()).isNotEqualTo(77);
        assertThat(modes.read(link).user()).isEqualTo(77);
    }

    @Test
    void shouldSayWhenNothingIsThere() {
        assertThatThrownBy(() -> modes.read(folder.resolve("gone"))).isInstanceOf(NoSuchFileException.class);
    }
}
