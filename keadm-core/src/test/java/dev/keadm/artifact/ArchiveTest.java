package dev.keadm.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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
    void shouldUnpackFilesFoldersLinksAndModes() throws Exception {
        Path archive = new TarGz()
                .folder("bin/")
                .file("./bin/containerd", "program", 0755)
                .file("share/readme", "text", 0644)
                .link("bin/link", "../share/readme")
                .write(dir.resolve("a.tar.gz"));

        Unpacker.unpack(archive, dir.resolve("out"), ArchiveLimits.ORDINARY);

        assertThat(dir.resolve("out/bin/containerd")).hasContent("program").isExecutable();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dir.resolve("out/share/readme"))))
                .isEqualTo("rw-r--r--");
        assertThat(dir.resolve("out/bin/link")).isSymbolicLink().hasContent("text");
        assertThat(dir).isDirectoryNotContaining("glob:**/.out-*");
    }

    @Test
    void shouldUnpackZips() throws Exception {
        Path zip = dir.resolve("a.zip");
        try (ZipArchiveOutputStream out = new ZipArchiveOutputStream(zip)) {
            ZipArchiveEntry entry = new ZipArchiveEntry("bin/x.exe");
            entry.setUnixMode(0755);
            out.putArchiveEntry(entry);
            out.write("program".getBytes(StandardCharsets.UTF_8));
            out.closeArchiveEntry();
        }

        Unpacker.unpack(zip, dir.resolve("out"), ArchiveLimits.ORDINARY);

        assertThat(dir.resolve("out/bin/x.exe")).hasContent("program").isExecutable();
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
        "..\\evil, its path is absolute"
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
    void shouldRefuseWritingThroughALink() throws Exception {
        Path archive = new TarGz()
                .folder("real/")
                .link("bin", "real")
                .file("bin/x", "x", 0644)
                .write(dir.resolve("a.tgz"));

        assertRefused(archive, "'bin' is a file or link in it, and a folder as well");
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

        assertThatThrownBy(() -> Unpacker.unpack(bomb, dir.resolve("out"), new ArchiveLimits(10, 1000, 1 << 20)))
                .hasMessageContaining("more than 1000 bytes");

        TarGz many = new TarGz();
        for (int i = 0; i < 20; i++) {
            many.file("f" + i, "", 0644);
        }
        Path crowd = many.write(dir.resolve("b.tgz"));
        assertThatThrownBy(() -> Unpacker.unpack(crowd, dir.resolve("out"), new ArchiveLimits(10, 1000, 100)))
                .hasMessageContaining("more than 10 entries");
    }

    @Test
    void shouldLeaveNothingOfABrokenArchive() throws Exception {
        byte[] noise = new byte[100_000];
        new Random(1).nextBytes(noise);
        Path archive = new TarGz().entry(sized("x", noise.length), noise).write(dir.resolve("a.tgz"));
        byte[] whole = Files.readAllBytes(archive);
        Files.write(archive, java.util.Arrays.copyOf(whole, whole.length / 2));

        assertThatThrownBy(() -> Unpacker.unpack(archive, dir.resolve("out"), ArchiveLimits.ORDINARY))
                .isInstanceOf(ArtifactException.class)
                .hasMessageStartingWith("Cannot unpack " + archive + ": it is damaged");
        assertThat(dir.toFile().list()).containsExactly("a.tgz");
    }

    /** Whatever the bytes, the answer is a folder below the target or an {@link ArtifactException}. */
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
            Path out = dir.resolve("deep/er/out" + round);
            Files.createDirectories(out.getParent());
            try {
                Unpacker.unpack(archive, out, ArchiveLimits.ORDINARY);
            } catch (ArtifactException e) {
                assertThat(out).doesNotExist();
            }
        }
        assertThat(dir.toFile().list()).containsExactlyInAnyOrder("f.tgz", "deep");
        assertThat(dir.resolve("deep").toFile().list()).containsExactly("er");
    }

    private void assertRefused(Path archive, String why) {
        Path target = dir.resolve("out");
        assertThatThrownBy(() -> Unpacker.unpack(archive, target, ArchiveLimits.ORDINARY))
                .isInstanceOf(ArtifactException.class)
                .hasMessageStartingWith("Refused ")
                .hasMessageContaining(why);
        assertThat(target).doesNotExist();
        assertThat(dir).isDirectoryNotContaining("glob:**/.out-*");
    }

    private static TarArchiveEntry sized(String name, int size) {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(size);
        return entry;
    }
}
