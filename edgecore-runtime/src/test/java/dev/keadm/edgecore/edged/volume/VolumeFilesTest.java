package dev.keadm.edgecore.edged.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keadm.host.FakeFileModes;
import dev.keadm.host.FakeMounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

class VolumeFilesTest {
    private static final VolumeSystem WINDOWS = new WindowsVolumes(new FakeFileModes(), Clock.systemUTC());

    /** As a system that says it made a link. */
    private static final DirectoryLinks MAKES_NOTHING = new DirectoryLinks() {
        @Override
        public void make(Path link, Path target) {}

        @Override
        public void replace(Path fresh, Path link) throws IOException {
            throw new IOException("there is nothing at " + fresh);
        }
    };

    private static CheckedFiles checked(DirectoryLinks links) {
        return new CheckedFiles(new AtomicWriter(WINDOWS, links), new PlainFiles(WINDOWS));
    }

    @Nested
    @DisabledOnOs(OS.WINDOWS)
    class LinksReplaced extends VolumeFilesContract {
        @Override
        VolumeFiles files() {
            return new LinuxVolumes(new FakeMounts(), new FakeFileModes(), Clock.systemUTC()).files();
        }
    }

    @Nested
    @DisabledOnOs(OS.WINDOWS)
    class LinksRemade extends VolumeFilesContract {
        @Override
        VolumeFiles files() {
            return checked(SymbolicLinks.REMADE);
        }

        @Test
        void shouldUseLinksWhereTheyWork() throws Exception {
            files().write(volume, payload(Map.of("a", "1")), () -> {});
            assertThat(volume.resolve("a")).isSymbolicLink();
            assertThat(volume.resolve("..data")).isSymbolicLink();
        }
    }

    @Nested
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no modes")
    class NoLinks extends VolumeFilesContract {
        @Override
        VolumeFiles files() {
            return checked(MAKES_NOTHING);
        }

        @Test
        void shouldWritePlainFilesAndLeaveNothingOfTheAttempt() throws Exception {
            files().write(volume, payload(Map.of("a", "1")), () -> {});
            assertThat(volume.resolve("a")).isRegularFile();
            try (var found = Files.list(volume)) {
                assertThat(found.map(path -> path.getFileName().toString())).containsExactlyInAnyOrder("a", "..plain");
            }
        }

        @Test
        void shouldKeepAVolumeWithLinksAsItIs() throws Exception {
            checked(SymbolicLinks.REMADE).write(volume, payload(Map.of("a", "1")), () -> {});
            VolumeFiles later = files();
            var changed = payload(Map.of("a", "2"));
            assertThatThrownBy(() -> later.write(volume, changed, () -> {})).isInstanceOf(NoLinksException.class);
            assertThat(volume.resolve("a")).hasContent("1");
        }

        @Test
        void shouldLeaveTheOldFileWhenTheNewOneIsNotToBeSeen() throws Exception {
            VolumeFiles files = files();
            files.write(volume, payload(Map.of("a", "1")), () -> {});
            BasicFileAttributes before = Files.readAttributes(volume.resolve("a"), BasicFileAttributes.class);
            files.write(volume, payload(Map.of("a", "1", "b", "2")), () -> {});
            assertThat(Files.readAttributes(volume.resolve("a"), BasicFileAttributes.class)
                            .lastModifiedTime())
                    .isEqualTo(before.lastModifiedTime());
        }
    }
}
