package dev.keadm.windows.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keadm.wine.OnWindows;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnWindows
class DeletionTest {
    @TempDir
    Path temp;

    @Test
    void shouldDeleteAFolderOfAFileThatIsOpenAndMayBeDeleted() throws Exception {
        Path folder = Files.createDirectories(temp.resolve("programs/bin"));
        Path script = Files.writeString(folder.resolve("keadm.cmd"), "@echo off");

        // Java shares a file that it reads for deletion, as the command prompt does with a script that it runs
        try (FileChannel _ = FileChannel.open(script)) {
            new WindowsFiles().deleteTree(temp.resolve("programs"));

            assertThat(temp.resolve("programs")).doesNotExist();
        }
    }
}
