package dev.keadm.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

public abstract class MountsContract {
    @TempDir
    private Path temporary;

    private Path folder;
    private Mounts mounts;

    protected abstract Mounts mounts();

    @BeforeEach
    void setUp() throws IOException {
        mounts = mounts();
        folder = temporary.toRealPath();
    }

    @AfterEach
    void takeAway() throws IOException {
        for (MountPoint mount : mounts.list().reversed()) {
            if (mount.path().startsWith(folder)) {
                mounts.unmount(mount.path());
            }
        }
    }

    private List<MountPoint> at(Path path) throws IOException {
        return mounts.list().stream().filter(mount -> mount.path().equals(path)).toList();
    }

    @Test
    void shouldMountMemoryAndTakeItAway() throws IOException {
        Path target = Files.createDirectory(folder.resolve("a b\\c"));
        mounts.memory(target, 1 << 20);
        assertThat(at(target)).singleElement().satisfies(mount -> {
            assertThat(mount.fileSystem()).isEqualTo("tmpfs");
            assertThat(mount.root()).isEqualTo(Path.of("/"));
        });
        mounts.unmount(target);
        assertThat(at(target)).isEmpty();
    }

    @Test
    void shouldTellWhatABindShows() throws IOException {
        Path volume = Files.createDirectory(folder.resolve("volume"));
        mounts.memory(volume, 0);
        Files.createDirectories(volume.resolve("x/y"));
        Path target = Files.createDirectory(folder.resolve("target"));
        mounts.bind(volume.resolve("x/y"), target);
        assertThat(at(target)).singleElement().satisfies(mount -> {
            assertThat(mount.root()).isEqualTo(Path.of("/x/y"));
            assertThat(mount.device()).isEqualTo(at(volume).getFirst().device());
        });
    }

    @Test
    void shouldTakeOneLayerAtATime() throws IOException {
        Path target = Files.createDirectory(folder.resolve("target"));
        mounts.memory(target, 0);
        mounts.memory(target, 0);
        mounts.unmount(target);
        assertThat(at(target)).hasSize(1);
        mounts.unmount(target);
        mounts.unmount(target);
        assertThat(at(target)).isEmpty();
    }

    @Test
    void shouldNameWhatItCannotMount() {
        Path gone = folder.resolve("gone");
        assertThatThrownBy(() -> mounts.memory(gone, 0))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(gone.toString());
    }
}
