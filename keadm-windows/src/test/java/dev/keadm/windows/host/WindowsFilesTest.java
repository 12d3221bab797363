package dev.keadm.windows.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.keadm.host.Access;
import dev.keadm.host.FileStatus;
import dev.keadm.host.HostFiles;
import dev.keadm.host.HostFilesContract;
import dev.keadm.windows.jna.Advapi32FileSecurity;
import dev.keadm.windows.jna.FileSecurity;
import dev.keadm.windows.security.Protection;
import dev.keadm.wine.Junctions;
import dev.keadm.wine.OnWindows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnWindows
class WindowsFilesTest extends HostFilesContract {
    @TempDir
    private Path temp;

    private final WindowsFiles files = new WindowsFiles();

    @Override
    protected HostFiles files() {
        return files;
    }

    @Override
    protected Path folder() {
        return temp;
    }

    @Override
    protected Instant modified(Path file) throws IOException {
        return Files.getLastModifiedTime(file).toInstant();
    }

    /** Asked of the system itself: one that makes nothing may say that it did. */
    @Override
    protected boolean makesLinks() {
        Path probe = temp.resolve("probe of links");
        try {
            Files.createSymbolicLink(probe, Path.of("nowhere"));
            return Files.deleteIfExists(probe);
        } catch (IOException | UnsupportedOperationException _) {
            return false;
        }
    }

    /** Asked of the system itself, too. */
    @Override
    protected boolean tellsReadingFromExecuting() throws IOException {
        FileSecurity security = new Advapi32FileSecurity();
        Path probe = Files.createFile(temp.resolve("probe of access"));
        security.protect(probe, Protection.READ.ofFile());
        String reading = security.read(probe).sddl();
        security.protect(probe, Protection.READ_AND_EXECUTE.ofFile());
        String executing = security.read(probe).sddl();
        Files.delete(probe);
        return !reading.equals(executing);
    }

    @Test
    void shouldReplaceAndDeleteWhatIsReadOnly() throws Exception {
        files.createFolders(temp.resolve("top"), Access.PRIVATE);
        Path file = temp.resolve("top/f");
        files.write(file, Access.PRIVATE, "old");
        Files.setAttribute(file, "dos:readonly", true);

        files.write(file, Access.PRIVATE, "new");
        Files.setAttribute(file, "dos:readonly", true);

        assertThat(files.readString(file)).isEqualTo("new");
        files.deleteTree(temp.resolve("top"));
        assertThat(temp).isEmptyDirectory();
    }

    @Test
    void shouldWorkBelowPathsThatAreLongerThanWindowsOnceAllowed() throws Exception {
        Path deep = temp;
        for (int i = 0; i < 12; i++) {
            deep = deep.resolve("a folder with a name of some length");
        }

        files.createFolders(deep, Access.PRIVATE);
        files.write(deep.resolve("f"), Access.PRIVATE, "text");
        files.write(deep.resolve("f"), Access.READABLE, "newer");

        assertThat(files.readString(deep.resolve("f"))).isEqualTo("newer");
        assertThat(files.status(deep.resolve("f"))).isInstanceOf(FileStatus.RegularFile.class);
        files.move(deep.resolve("f"), deep.resolve("g"));
        files.delete(deep.resolve("g"));
        files.deleteTree(temp.resolve("a folder with a name of some length"));
        assertThat(temp).isEmptyDirectory();
    }

    @Test
    void shouldTakeAwayWhatAKilledWriteLeft() throws IOException {
        Files.writeString(temp.resolve(".f.keadm-new"), "half");

        files.delete(temp.resolve("f"));

        assertThat(temp).isEmptyDirectory();
    }

    @Test
    void shouldNotMoveOverAFolder() throws Exception {
        files.createFolders(temp.resolve("to"), Access.PRIVATE);
        files.write(temp.resolve("from"), Access.PRIVATE, "text");

        assertThatThrownBy(() -> files.move(temp.resolve("from"), temp.resolve("to")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("to");
    }

    @Test
    void shouldDeleteNothingBehindAJunction() throws Exception {
        files.createFolders(temp.resolve("top"), Access.PRIVATE);
        files.createFolders(temp.resolve("other"), Access.PRIVATE);
        files.write(temp.resolve("other/f"), Access.PRIVATE, "text");
        assumeTrue(Junctions.make(temp.resolve("top"), "junction", "../other"), Junctions.NONE);

        try {
            Throwable failure = catchThrowable(() -> files.deleteTree(temp.resolve("top")));

            assertThat(files.readString(temp.resolve("other/f"))).isEqualTo("text");
            if (failure == null) {
                assertThat(files.list(temp)).containsExactly(temp.resolve("other"));
            } else { // Wine takes the folder behind for the link, and keeps it as it is not empty
                assertThat(failure)
                        .hasMessageContaining(temp.resolve("top\\junction").toString());
            }
        } finally {
            if (Files.exists(temp.resolve("top"))) {
                Junctions.remove(temp.resolve("top"), "junction");
            }
        }
    }
}
