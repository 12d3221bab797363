package dev.keadm.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keadm.artifact.Artifact;
import dev.keadm.artifact.ArtifactCache;
import dev.keadm.artifact.ArtifactException;
import dev.keadm.artifact.ArtifactLock;
import dev.keadm.artifact.Releases;
import dev.keadm.artifact.Transfer;
import dev.keadm.host.OperatingSystem;
import dev.keadm.preflight.Finding;
import dev.keadm.preflight.Severity;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleTest {
    @TempDir
    Path dir;

    private Path file;
    private List<Artifact> wanted;
    private Artifact runc;

    @BeforeEach
    void setUp() throws IOException {
        file = dir.resolve("edge.bundle");
        try (BundleWorld world = new BundleWorld()) {
            world.make(file);
        }
        wanted = BundleWorld.LINUX.releases(Releases.ORIGIN);
        runc = wanted.get(1);
    }

    private ArtifactCache cache() {
        Path cache = dir.resolve("cache");
        return new ArtifactCache(cache, new ArtifactLock(cache.resolve(ArtifactLock.NAME)), new Bundle(file));
    }

    private List<String> faults() throws IOException {
        return new Bundle(file).faults(BundleWorld.LINUX, wanted);
    }

    @Test
    void shouldGiveWhatTheReleaseHas() throws Exception {
        ArtifactCache cache = cache();
        assertThat(cache.isHere(runc)).isFalse();

        cache.fetch(runc, Transfer.SILENT);

        assertThat(cache.verified(runc)).hasBinaryContent(BundleWorld.content(runc));
        assertThat(cache.isHere(runc)).isTrue();
    }

    @Test
    void shouldRefuseAPartThatWasExchanged() throws Exception {
        byte[] other = BundleWorld.content(runc);
        other[0]++;
        BundleWorld.tamper(file, entries -> entries.put(BundleWorld.path(runc), other));

        assertThat(faults())
                .singleElement()
                .asString()
                .startsWith("runc 1.5.1 does not match: its digest is sha256:")
                .contains(", the manifest says sha256:");
        assertThatThrownBy(() -> cache().fetch(runc, Transfer.SILENT))
                .isInstanceOf(ArtifactException.class)
                .hasMessageStartingWith("Refused runc 1.5.1 from " + file);
        assertThat(dir.resolve("cache")).isEmptyDirectory();
    }

    @Test
    void shouldHoldToTheLockOfTheMachine() throws Exception {
        cache().fetch(runc, Transfer.SILENT);
        Files.delete(cache().verified(runc));
        Path lock = dir.resolve("cache/artifacts.lock");
        Files.writeString(lock, Files.readString(lock).replaceAll("sha256:.", "sha256:f"));

        assertThatThrownBy(() -> cache().fetch(runc, Transfer.SILENT)).hasMessageStartingWith("Refused runc 1.5.1");
    }

    @Test
    void shouldNameWhatIsMissing() throws Exception {
        List<Artifact> newer = Releases.linux("amd64", URI.create("https://x.test/"), Map.of("runc", "9.9.9"));

        assertThat(new Bundle(file).faults(BundleWorld.LINUX, newer))
                .containsExactly("runc 9.9.9 (runc.amd64) is missing, it has runc 1.5.1");
        assertThatThrownBy(() -> cache().fetch(newer.get(1), Transfer.SILENT))
                .isInstanceOfSatisfying(
                        ArtifactException.class,
                        e -> assertThat(e.hint()).endsWith("keadm bundle create FILE --os linux --arch amd64."))
                .hasMessage("Cannot install from the bundle " + file
                        + ": runc 9.9.9 (runc.amd64) is missing, it has runc 1.5.1");
    }

    @Test
    void shouldNameAPartThatIsNotInTheFile() throws Exception {
        BundleWorld.tamper(file, entries -> entries.remove(BundleWorld.path(runc)));

        assertThatThrownBy(this::faults)
                .hasMessage("Cannot use the bundle " + file + ": runc 1.5.1 is missing: there is no "
                        + BundleWorld.path(runc) + " in it");
    }

    @Test
    void shouldRefuseWhatTheManifestDoesNotName() throws Exception {
        BundleWorld.tamper(file, entries -> entries.put("artifacts/../../evil.exe", new byte[3]));

        assertThatThrownBy(this::faults).hasMessageContaining("it holds 'artifacts/../../evil.exe'");
    }

    @Test
    void shouldRefuseAPartOfAnotherSize() throws Exception {
        BundleWorld.tamper(file, entries -> entries.put(BundleWorld.path(runc), new byte[3]));

        assertThatThrownBy(this::faults).hasMessageContaining("runc 1.5.1 does not match: ", " has 3 bytes");
    }

    @Test
    void shouldRefuseADigestThatIsNone() throws Exception {
        BundleWorld.tamper(
                file,
                entries -> entries.computeIfPresent(
                        "manifest.json", (_, json) -> BundleWorld.replaced(json, "sha256:", "md5:")));

        assertThatThrownBy(this::faults).hasMessageContaining("has no digest in the manifest but 'md5:");
    }

    @Test
    void shouldRefuseWhatIsNoBundle() throws Exception {
        Path other = Files.writeString(dir.resolve("text"), "text");
        assertThatThrownBy(() -> new Bundle(other).manifest())
                .isInstanceOf(ArtifactException.class)
                .hasMessageStartingWith("Cannot use the bundle " + other + ": it is damaged or no bundle (");
        assertThatThrownBy(() -> new Bundle(dir.resolve("none")).manifest())
                .hasMessage("Cannot read the bundle " + dir.resolve("none") + ": it is not there");
        BundleWorld.tamper(
                file, entries -> entries.put("manifest.json", "{\"format\":1}".getBytes(StandardCharsets.UTF_8)));
        assertThatThrownBy(this::faults).hasMessageContaining("its manifest.json cannot be read");
        BundleWorld.tamper(file, entries -> entries.remove("manifest.json"));
        assertThatThrownBy(this::faults).hasMessageContaining("it has no manifest.json");
    }

    @Test
    void shouldRefuseAFileThatWasCut() throws Exception {
        byte[] all = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(all, all.length - 100));

        assertThatThrownBy(this::faults).hasMessageContaining("it is damaged or no bundle");
    }

    @Test
    void shouldRefuseAFormatOfLaterDays() throws Exception {
        BundleWorld.tamper(
                file,
                entries -> entries.computeIfPresent(
                        "manifest.json", (_, json) -> BundleWorld.replaced(json, "\"format\": 1", "\"format\": 2")));

        assertThatThrownBy(this::faults).hasMessageContaining("it has format 2, keadm reads format 1");
    }

    @Test
    void shouldReportAllFaultsBeforeAnythingIsChanged() {
        assertThat(check("linux", true)).extracting(Finding::severity).containsExactly(Severity.OK);
        assertThat(check("plan9", true)).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.ERROR);
            assertThat(finding.message()).endsWith("it was made for linux/amd64, and this machine is plan9/amd64");
        });
        assertThat(check("linux", false)).extracting(Finding::severity).containsExactly(Severity.WARNING);
        assertThat(check(dir.resolve("none"), "linux", true))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).endsWith("it is not there"));
    }

    @Test
    void shouldNotNeedAgainWhatWasTakenAlready() throws Exception {
        for (Artifact artifact : wanted) {
            cache().fetch(artifact, Transfer.SILENT);
        }
        Files.delete(file);

        assertThat(check("linux", true)).extracting(Finding::severity).containsExactly(Severity.OK);

        Files.writeString(cache().verified(runc), "tampered");
        assertThat(check("linux", true)).extracting(Finding::severity).containsExactly(Severity.ERROR);
    }

    private List<Finding> check(String system, boolean needed) {
        return check(file, system, needed);
    }

    private List<Finding> check(Path bundle, String system, boolean needed) {
        try {
            return new BundleCheck(bundle, new OperatingSystem(system, "x", "1", "amd64"), needed, dir.resolve("cache"))
                    .run();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
