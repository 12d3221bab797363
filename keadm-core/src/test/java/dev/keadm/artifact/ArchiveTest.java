package dev.keadm.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArchiveTest {
    @TempDir
    Path dir;

    @Test
    void shouldReadFilesFoldersLinksAndModes() throws Exception {
        Path archive = new TarGz()
                .folder("bin/")
                .file("./bin/containerd", "program", 0755)
                .file("share/readme", "text", 0644)
                .link("bin/link", "../share/readme")
                .write(dir.resolve("a.tar.gz"));

        assertThat(read(archive, ArchiveLimits.ORDINARY))
                .containsExactly("bin/", "bin/containerd* program", "share/readme text", "bin/link -> ../share/readme");
    }

    @Test
    void shouldReadZips() throws Exception {
        Path zip = dir.resolve("a.zip");
        try (ZipArchiveOutputStream out = new ZipArchiveOutputStream(zip)) {
            ZipArchiveEntry entry = new ZipArchiveEntry("bin/x.exe");
            entry.setUnixMode(0755);
            out.putArchiveEntry(entry);
            out.write("program".getBytes(StandardCharsets.UTF_8));
            out.closeArchiveEntry();
        }

        assertThat(read(zip, ArchiveLimits.ORDINARY)).containsExactly("bin/x.exe* program");
    }

    @Test
    void shouldRefuseZipsThatLeadOut() throws Exception {
        Path zip = dir.resolve("a.zip");
        try (ZipArchiveOutputStream out = new ZipArchiveOutputStream(zip)) {
            out.putArchiveEntry(new ZipArchiveEntry("../x"));
            out.write(1);
            out.closeArchiveEntry();
        }

        assertRefused(zip, "its path leads out of the archive");
    }

    @ParameterizedTest
    @CsvSource({
        "../evil, its path leads out of the archive",
        "bin/../../evil, its path leads out of the archive",
        "/etc/passwd, its path is absolute",
        "C:/evil, its path is absolute",
        "..\\evil, its path"
    })
    void shouldRefusePathsThatLeadOut(String name, String why) throws Exception {
        assertRefused(new TarGz().file(name, "x", 0644).write(dir.resolve("a.tgz")), why);
    }

    @ParameterizedTest
    @CsvSource({"x, ../evil", "x, /etc/passwd", "a/b, ../../evil", "a/b, ../c/../../../evil", "x, a/../../evil", "x, ''"
    })
    void shouldRefuseLinksThatLeadOut(String name, String target) throws Exception {
        assertRefused(new TarGz().link(name, target).write(dir.resolve("a.tgz")), "link that leads out of the archive");
    }

    @Test
    void shouldRefuseDevicesPipesAndHardLinks() throws Exception {
        for (byte type :
                new byte[] {TarConstants.LF_CHR, TarConstants.LF_BLK, TarConstants.LF_FIFO, TarConstants.LF_LINK}) {
            TarArchiveEntry entry = new TarArchiveEntry("odd", type);
            entry.setLinkName("other");
            assertRefused(
                    new TarGz().entry(entry, new byte[0]).write(dir.resolve("a" + type + ".tgz")),
                    "neither a file, a folder nor a symbolic link");
        }
    }

    @Test
    void shouldRefuseEntriesThatComeTwice() throws Exception {
        assertRefused(
                new TarGz().file("x", "1", 0644).file("./x", "2", 0644).write(dir.resolve("a.tgz")),
                "it is there twice");
    }

    @Test
    void shouldRefuseBombs() throws Exception {
        Path bomb =
                new TarGz().entry(sized("zeros", 8 << 20), new byte[8 << 20]).write(dir.resolve("a.tgz"));
        assertRefused(bomb, "more than 100 times its own size");

        assertThatThrownBy(() -> read(bomb, new ArchiveLimits(10, 1000, 1 << 20)))
                .hasMessageContaining("more than 1000 bytes");

        TarGz many = new TarGz();
        for (int i = 0; i < 20; i++) {
            many.file("f" + i, "", 0644);
        }
        Path crowd = many.write(dir.resolve("b.tgz"));
        assertThatThrownBy(() -> read(crowd, new ArchiveLimits(10, 1000, 100)))
                .hasMessageContaining("more than 10 entries");
    }

    @Test
    void shouldTellABrokenArchive() throws Exception {
        byte[] noise = new byte[100_000];
        new Random(1).nextBytes(noise);
        Path archive = new TarGz().entry(sized("x", noise.length), noise).write(dir.resolve("a.tgz"));
        byte[] whole = Files.readAllBytes(archive);
        Files.write(archive, Arrays.copyOf(whole, whole.length / 2));

        assertThatThrownBy(() -> read(archive, ArchiveLimits.ORDINARY))
                .isInstanceOf(ArtifactException.class)
                .hasMessageStartingWith("Cannot unpack " + archive + ": it is damaged");
    }

    /** Whatever the bytes, the answer is paths that stay inside or an {@link ArtifactException}. */
    @Test
    void shouldNeverFailOtherwise() throws Exception {
        Random random = new Random(20261123);
        byte[] tar = new TarGz()
                .folder("bin/")
                .file("bin/a", "aaaa", 0755)
                .link("bin/l", "a")
                .file("b", "bbbb", 0644)
                .tar();
        for (int round = 0; round < 600; round++) {
            byte[] changed = tar.clone();
            for (int change = random.nextInt(6); change >= 0; change--) {
                changed[random.nextInt(random.nextBoolean() ? 600 : changed.length)] = (byte) random.nextInt(256);
            }
            Path archive = round % 3 == 0
                    ? Files.write(dir.resolve("f.tgz"), changed)
                    : Files.write(dir.resolve("f.tgz"), TarGz.gzip(changed));
            try {
                Archive.read(archive, ArchiveLimits.ORDINARY, (entry, content) -> {
                    content.readAllBytes();
                    assertThat(Path.of("/top").resolve(entry.path()).normalize())
                            .startsWith(Path.of("/top"));
                });
            } catch (ArtifactException e) {
                assertThat(e).hasMessageContaining(archive.toString());
            }
        }
    }

    /** Each entry as a line; an executable has a star. */
    private static List<String> read(Path archive, ArchiveLimits limits) throws Exception {
        List<String> entries = new ArrayList<>();
        Archive.read(archive, limits, (entry, content) -> {
            String text = new String(content.readAllBytes(), StandardCharsets.UTF_8);
            entries.add(
                    switch (entry) {
                        case ArchiveEntry.Folder folder -> folder.path() + "/";
                        case ArchiveEntry.RegularFile file -> file.path() + (file.executable() ? "* " : " ") + text;
                        case ArchiveEntry.Link link -> link.path() + " -> " + link.target();
                    });
        });
        return entries;
    }

    private static void assertRefused(Path archive, String why) {
        assertThatThrownBy(() -> read(archive, ArchiveLimits.ORDINARY))
                .isInstanceOf(ArtifactException.class)
                .hasMessageStartingWith("Refused ")
                .hasMessageContaining(why);
    }

    private static TarArchiveEntry sized(String name, int size) {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(size);
        return entry;
    }
}
