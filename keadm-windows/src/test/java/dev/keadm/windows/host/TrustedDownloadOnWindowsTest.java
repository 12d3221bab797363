package dev.keadm.windows.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.keadm.artifact.Artifact;
import dev.keadm.artifact.ArtifactException;
import dev.keadm.artifact.DownloadClient;
import dev.keadm.artifact.Downloader;
import dev.keadm.artifact.HttpProbe;
import dev.keadm.artifact.ProxySettings;
import dev.keadm.artifact.ReleaseServers;
import dev.keadm.artifact.Sight;
import dev.keadm.windows.jna.RootOfTheTest;
import dev.keadm.wine.OnWindows;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Something on the way inspects TLS, and the administrator trusts it. */
@OnWindows
final class TrustedDownloadOnWindowsTest {
    private static final String DIGEST = "0".repeat(64);

    private final HeldCertificate inspection = new HeldCertificate.Builder()
            .commonName("keadm test: inspection")
            .certificateAuthority(0)
            .build();
    private HttpsServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(new HandshakeCertificates.Builder()
                .heldCertificate(new HeldCertificate.Builder()
                        .addSubjectAlternativeName("127.0.0.1")
                        .signedBy(inspection)
                        .build())
                .build()
                .sslContext()));
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, DIGEST.length());
                exchange.getResponseBody().write(DIGEST.getBytes(StandardCharsets.UTF_8));
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void shouldGoThroughWhatTheAdministratorTrusts() throws Exception {
        try (RootOfTheTest _ = new RootOfTheTest(inspection.certificate().getEncoded(), false)) {
            assertThat(publishedDigest()).isEqualTo("sha256:" + DIGEST);
            assertThat(probe()).isInstanceOf(Sight.Served.class);
        }
    }

    @Test
    void shouldStopAtWhatNobodyTrustsAndNameIt() throws Exception {
        assertThat(probe())
                .isInstanceOfSatisfying(
                        Sight.Untrusted.class,
                        untrusted -> assertThat(untrusted.reason()).contains("issued by 'CN=keadm test: inspection'"));
        assertThatThrownBy(this::publishedDigest)
                .isInstanceOf(ArtifactException.class)
                .hasMessageContaining("issued by 'CN=keadm test: inspection', is refused");
    }

    private Artifact release() {
        URI url = URI.create("https://127.0.0.1:" + server.getAddress().getPort() + "/release.sha256");
        return new Artifact("release", "1", "release", url, url);
    }

    private static DownloadClient client(ProxySettings proxies) throws IOException {
        return DownloadClient.of(proxies, Optional.empty(), new RootStore(), warning -> {
            throw new AssertionError(warning);
        });
    }

    private String publishedDigest() throws IOException, InterruptedException {
        Downloader downloader = new Downloader(
                client(ProxySettings.of(Map.of(), Optional.empty())),
                new Downloader.Retries(1, Duration.ofSeconds(20), Duration.ZERO, _ -> {}));
        return new ReleaseServers(downloader).published(release()).toString();
    }

    private Sight probe() throws IOException, InterruptedException {
        ProxySettings proxies = ProxySettings.of(Map.of(), Optional.empty());
        return new HttpProbe(client(proxies), proxies).look(release());
    }
}
