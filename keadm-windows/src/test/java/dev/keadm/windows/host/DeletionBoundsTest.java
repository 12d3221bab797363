package dev.keadm.windows.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keadm.windows.jna.FileChanges;
import dev.keadm.windows.jna.WindowsErrors;
import dev.keadm.windows.jna.WindowsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On the files of this system, some of which say that they are reparse points. */
class DeletionBoundsTest {
    @TempDir
    private Path temp;

    private final RecordingChanges changes = new RecordingChanges();

    private Deletion deletion() {
        return new Deletion(changes, new BusyFiles(pause -> {}), temp);
    }

    private Path tree() throws IOException {
        Path top = temp.resolve("top");
        Files.createDirectories(top.resolve("layer/Windows/System32"));
        Files.writeString(top.resolve("layer/Windows/System32/kernel32.dll"), "the living system");
        Files.writeString(top.resolve("f"), "text");
        return top;
    }

    @Test
    void shouldDeleteAJunctionAndNotEnterIt() throws IOException {
        Path top = tree();
        changes.reparsePoints.add(top.resolve("layer/Windows"));

        // the folder behind it is full, so that its deletion as a link fails here, as an entry into it would not
        assertThatThrownBy(() -> deletion().tree(top)).hasMessageContaining("RemoveDirectoryW");

        assertThat(changes.deleted).isSubsetOf(List.of(top.resolve("f")));
        assertThat(changes.tried).last().isEqualTo(top.resolve("layer/Windows"));
        assertThat(top.resolve("layer/Windows/System32/kernel32.dll")).exists();
    }

    @Test
    void shouldDeleteNothingWhenAVolumeIsMountedInTheTree() throws IOException {
        Path top = tree();
        changes.reparsePoints.add(top.resolve("layer/Windows"));
        changes.mountPoints.add(top.resolve("layer/Windows"));

        assertThatThrownBy(() -> deletion().tree(top))
                .hasMessageContaining(top.resolve("layer/Windows").toString())
                .hasMessageContaining("a volume is mounted there");

        assertThat(changes.tried).isEmpty();
    }

    /** Each key of a configMap's volume is one. */
    @Test
    void shouldDeleteALinkToAFile() throws Exception {
        Path top = tree();
        changes.reparsePoints.add(top.resolve("f"));

        deletion().tree(top);

        assertThat(top).doesNotExist();
    }

    @Test
    void shouldDeleteFromTheInsideOut() throws IOException {
        Path top = tree();

        deletion().tree(top);

        assertThat(changes.deleted)
                .endsWith(top)
                .containsSubsequence(
                        top.resolve("layer/Windows/System32/kernel32.dll"),
                        top.resolve("layer/Windows/System32"),
                        top.resolve("layer"));
        assertThat(temp).isEmptyDirectory();
    }

    private static final class RecordingChanges implements FileChanges {
        final Set<Path> reparsePoints = new HashSet<>();
        final Set<Path> mountPoints = new HashSet<>();
        final List<Path> tried = new ArrayList<>();
        final List<Path> deleted = new ArrayList<>();

        @Override
        public void replace(Path from, Path to) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void deleteFile(Path file) throws WindowsException {
            delete("DeleteFileW", file);
        }

        @Override
        public void deleteFolder(Path folder) throws WindowsException {
            delete("RemoveDirectoryW", folder);
        }

        private void delete(String call, Path path) throws WindowsException {
            tried.add(path);
            try {
                Files.delete(path);
            } catch (IOException e) {
                throw new WindowsException(WindowsErrors.DIRECTORY_NOT_EMPTY, call, path.toString(), e);
            }
            deleted.add(path);
        }

        @Override
        public int attributes(Path path) throws WindowsException {
            if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                throw new WindowsException(WindowsErrors.FILE_NOT_FOUND, "GetFileAttributesW", path.toString());
            }
            return (Files.isDirectory(path) ? DIRECTORY : 0) | (reparsePoints.contains(path) ? REPARSE_POINT : 0);
        }

        @Override
        public void setAttributes(Path path, int attributes) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isMountPoint(Path folder) {
            assertThat(folder)
                    .as("Windows refuses a file with errors of many kinds")
                    .isDirectory();
            return mountPoints.contains(folder);
        }
    }
}
