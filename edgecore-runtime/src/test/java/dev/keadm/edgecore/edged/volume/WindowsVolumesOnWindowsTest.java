package dev.keadm.edgecore.edged.volume;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keadm.host.FileMode;
import dev.keadm.windows.security.AccessListModes;
import dev.keadm.wine.OnWindows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.DosFileAttributeView;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;

@OnWindows
class WindowsVolumesOnWindowsTest extends VolumeFilesContract {
    private final WindowsVolumes system = new WindowsVolumes(new AccessListModes(), Clock.systemUTC());

    @Override
    VolumeFiles files() {
        return system.files();
    }

    @Test
    void shouldWriteVolumesWhateverBecomesOfLinks() throws Exception {
        files().write(volume, payload(Map.of("tls.crt", "1")), () -> {});
        assertThat(Files.isSymbolicLink(volume.resolve("tls.crt"))).isEqualTo(Files.exists(volume.resolve("..data")));
        assertThat(volume.resolve("tls.crt")).hasContent("1");
    }

    @Test
    void shouldRemoveWhatIsMarkedReadOnly() throws IOException {
        Path folder = Files.createDirectories(volume.resolve("a/b"));
        Path file = Files.writeString(folder.resolve("f"), "x");
        Files.getFileAttributeView(file, DosFileAttributeView.class).setReadOnly(true);
        TreeRemoval.remove(volume.resolve("a"));
        assertThat(volume.resolve("a")).doesNotExist();
    }

    @Test
    void shouldTellFilesFromFolders() throws IOException {
        assertThat(system.kind(volume)).isEqualTo(FileMode.Kind.FOLDER);
        assertThat(system.kind(Files.createFile(volume.resolve("f")))).isEqualTo(FileMode.Kind.FILE);
    }
}
