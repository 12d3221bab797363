package dev.keadm.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keadm.host.TrustedRoots;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArtifactCacheTest {
    @TempDir
    Path dir;

    private ReleaseServer server;
    private ArtifactCache cache;
    private Artifact artifact;
    private final byte[] content = new byte[300_000];
    private final List<Duration> pauses = new ArrayList<>();

    @BeforeEach
    void setUp() throws IOException {
        new Random(1).nextBytes(content);
        server = new ReleaseServer();
        artifact = Releases.linux("amd64", server.base(), Map.of()).getFirst();
        server.release(artifact, content);
        cache = cache(3);
    }

    @AfterEach
    void tearDown() {
        server.close();
    }

    private ArtifactCache cache(int tries) throws IOException {
        Downloader downloader = new Downloader(
                DownloadClient.of(
                        ProxySettings.of(Map.of(), Optional.empty()), Optional.empty(), TrustedRoots.NONE, _ -> {}),
                new Downloader.Retries(tries, Duration.ofSeconds(20), Duration.ofSeconds(1), pauses::add));
        return new ArtifactCache(dir.resolve("cache"), new ArtifactLock(dir.resolve("artifacts.lock")), downloader);
    }

    @Test
    void shouldFetchVerifyAndLock() throws Exception {
        assertThat(cache.isHere(artifact)).isFalse();

        Digest digest = cache.fetch(artifact, Transfer.SILENT);

        assertThat(digest.toString()).isEqualTo("sha256:" + ReleaseServer.sha256(content));
        assertThat(cache.verified(artifact)).hasBinaryContent(content);
        assertThat(dir.resolve("artifacts.lock"))
                .hasContent("containerd 2.3.5 containerd-2.3.5-linux-amd64.tar.gz " + digest + "\n");
        assertThat(cache.isHere(artifact)).isTrue();
        int before = server.requests().size();
        cache.fetch(artifact, Transfer.SILENT);
        assertThat(server.requests()).hasSize(before);
    }

    @Test
    void shouldReportProgress() throws Exception {
        List<Long> done = new ArrayList<>();
        cache.fetch(artifact, new Transfer() {
            @Override
            public void bytes(long bytes, long total) {
                assertThat(total).isEqualTo(content.length);
                done.add(bytes);
            }

            @Override
            public void retry(String reason) {
                throw new AssertionError(reason);
            }
        });

        assertThat(done).isSorted().endsWith((long) content.length);
    }

    @Test
    void shouldGoOnWhereATransferBroke() throws Exception {
        server.put(artifact.checksums().getPath(), ReleaseServer.sha256(content) + "  " + artifact.fileName());
        ArtifactLock lock = new ArtifactLock(dir.resolve("artifacts.lock"));
        lock.add(artifact, Digest.ofHex(ReleaseServer.sha256(content)).orElseThrow());
        server.breakNext(2);

        cache.fetch(artifact, Transfer.SILENT);

        assertThat(cache.verified(artifact)).hasBinaryContent(content);
        assertThat(server.requests()).hasSize(3);
        assertThat(server.requests().get(1)).matches(".* bytes=\\d{5,}-");
        assertThat(server.requests().get(2)).matches(".* bytes=\\d{5,}-");
        assertThat(pauses).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
        assertThat(dir.resolve("cache")).isDirectoryNotContaining("glob:**.part*");
    }

    @Test
    void shouldStartAgainWhenTheServersFileIsAnother() throws Exception {
        Files.createDirectories(dir.resolve("cache"));
        Path part = dir.resolve("cache/containerd-2.3.5-" + artifact.fileName() + ".part");
        Files.write(part, new byte[1000]);
        Files.writeString(part.resolveSibling(part.getFileName() + ".from"), artifact.url() + "\n\"old\"\n");

        cache.fetch(artifact, Transfer.SILENT);

        assertThat(cache.verified(artifact)).hasBinaryContent(content);
        assertThat(server.requests().getLast()).endsWith("bytes=1000-");
    }

    @Test
    void shouldTryAgainWhenTheServerIsBusy() throws Exception {
        server.refuseNext(2);

        cache.fetch(artifact, Transfer.SILENT);

        assertThat(pauses).hasSize(2);
    }

    @Test
    void shouldGiveUpAfterItsTries() {
        server.refuseNext(99);

        assertThatThrownBy(() -> cache.fetch(artifact, Transfer.SILENT))
                .isInstanceOf(ArtifactException.class)
                .hasMessage("Cannot download " + artifact.checksums()
                        + " (3 tries): the server answered 503 Service Unavailable");
    }

    @Test
    void shouldNotRepeatWhatStaysWrong() {
        Artifact missing = Releases.linux("amd64", server.base(), Map.of("containerd", "9.9.9"))
                .getFirst();

        assertThatThrownBy(() -> cache.fetch(missing, Transfer.SILENT))
                .hasMessageContaining("the server answered 404")
                .hasMessageStartingWith("Cannot download " + missing.checksums() + ":");
        assertThat(pauses).isEmpty();
    }

    @Test
    void shouldRefuseWhatHasAnotherDigest() {
        server.put(artifact.url().getPath(), "an error page of some proxy");

        assertThatThrownBy(() -> cache.fetch(artifact, Transfer.SILENT))
                .isInstanceOf(ArtifactException.class)
                .hasMessageStartingWith("Refused containerd 2.3.5 from http://127.0.0.1:")
                .hasMessageContaining("must be sha256:" + ReleaseServer.sha256(content));
        assertThat(dir.resolve("cache")).isEmptyDirectory();
        assertThat(dir.resolve("artifacts.lock")).doesNotExist();
    }

    @Test
    void shouldRefuseWhenThereIsNoChecksum() {
        server.put(artifact.checksums().getPath(), "<html>not found</html>");

        assertThatThrownBy(() -> cache.fetch(artifact, Transfer.SILENT))
                .hasMessageStartingWith("Cannot verify containerd 2.3.5: ")
                .hasMessageEndingWith("holds no digest for " + artifact.fileName());
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void shouldHoldToTheLockWhateverTheServerSays() throws Exception {
        cache.fetch(artifact, Transfer.SILENT);
        Files.delete(cache.verified(artifact));
        server.release(artifact, "replaced release".getBytes(java.nio.charset.StandardCharsets.UTF_8));

        assertThatThrownBy(() -> cache.fetch(artifact, Transfer.SILENT))
                .hasMessageStartingWith("Refused containerd 2.3.5")
                .hasMessageContaining("must be sha256:" + ReleaseServer.sha256(content));
    }

    @Test
    void shouldVerifyAtEachUse() throws Exception {
        cache.fetch(artifact, Transfer.SILENT);
        Files.writeString(cache.verified(artifact), "tampered");

        assertThatThrownBy(() -> cache.verified(artifact))
                .hasMessageStartingWith("Refused containerd 2.3.5 from " + dir);
        assertThat(cache.isHere(artifact)).isFalse();
        cache.fetch(artifact, Transfer.SILENT);
        assertThat(cache.verified(artifact)).hasBinaryContent(content);
    }

    @Test
    void shouldRefuseADamagedLock() throws Exception {
        Files.writeString(dir.resolve("artifacts.lock"), "containerd 2.3.5 f sha256:12\n");

        assertThatThrownBy(() -> cache.fetch(artifact, Transfer.SILENT)).hasMessageContaining("artifacts.lock, line 1");
    }

    @Test
    void shouldStopWhenInterrupted() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> cache.fetch(artifact, Transfer.SILENT)).isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
    }
}
