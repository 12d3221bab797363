package dev.keadm.host.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.keadm.host.Access;
import dev.keadm.host.FileStatus;
import dev.keadm.host.HostFiles;
import dev.keadm.host.HostFilesContract;
import dev.keadm.host.Privilege;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class LinuxFilesTest extends HostFilesContract {
    @TempDir
    Path temp;

    private final LinuxFiles files = new LinuxFiles();

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

    @Test
    void shouldGiveExactlyTheModesOfAnAccess() throws Exception {
        files.createFolders(temp.resolve("secret"), Access.PRIVATE);
        files.createFolders(temp.resolve("open"), Access.READABLE);
        files.write(temp.resolve("key"), Access.PRIVATE, "k");
        files.write(temp.resolve("program"), Access.EXECUTABLE, "p");

        assertThat(files.status(temp.resolve("secret"))).isEqualTo(new FileStatus.Folder("0700"));
        assertThat(files.status(temp.resolve("open"))).isEqualTo(new FileStatus.Folder("0755"));
        assertThat(files.status(temp.resolve("key"))).isEqualTo(new FileStatus.RegularFile(1, "0600"));
        assertThat(files.status(temp.resolve("program"))).isEqualTo(new FileStatus.RegularFile(1, "0755"));
    }

    @Test
    void shouldTakeAwayWhatAKilledWriteLeft() throws IOException {
        Files.writeString(temp.resolve(".f.keadm-new"), "half");

        files.delete(temp.resolve("f"));

        assertThat(temp).isEmptyDirectory();
    }

    @Test
    void shouldNotDeleteWhatIsMounted() throws Exception {
        assumeThat(new LinuxFacts().current()).as("only root mounts").isInstanceOf(Privilege.Administrator.class);
        Path volume = Files.createDirectories(temp.resolve("pod/a volume"));
        SystemCommands commands = new SystemCommands();
        SystemCommands.Result mounted =
                commands.run(Duration.ofSeconds(10), List.of("mount", "-t", "tmpfs", "tmpfs", volume.toString()));
        assumeThat(mounted.exitCode()).as(mounted.output()).isZero();
        try {
            assertThatThrownBy(() -> files.deleteTree(temp.resolve("pod"))).hasMessageContaining("a volume");
            assertThat(volume).isDirectory();
        } finally {
            commands.run(Duration.ofSeconds(10), List.of("umount", volume.toString()));
        }
    }
}
