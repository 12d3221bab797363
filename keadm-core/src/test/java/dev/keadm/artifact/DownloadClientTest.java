package dev.keadm.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.keadm.error.ErrorCode;
import dev.keadm.error.KeadmException;
import dev.keadm.host.FakeTrustedRoots;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadClientTest {
    private static final InetSocketAddress FREE = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    private static final ProxySettings DIRECT = direct();

    @TempDir
    Path dir;

    private final FakeTrustedRoots roots = new FakeTrustedRoots();
    private final List<String> warnings = new ArrayList<>();

    private static HeldCertificate authority(String name) {
        return new HeldCertificate.Builder()
                .commonName(name)
                .certificateAuthority(0)
                .build();
    }

    private static HeldCertificate loopback(HeldCertificate authority) {
        return new HeldCertificate.Builder()
                .commonName("release")
                .addSubjectAlternativeName("127.0.0.1")
                .signedBy(authority)
                .build();
    }

    private static URI serving(HttpsServer server, HeldCertificate certificate) {
        server.setHttpsConfigurator(new HttpsConfigurator(new HandshakeCertificates.Builder()
                .heldCertificate(certificate)
                .build()
                .sslContext()));
        answer(server, "hello");
        return URI.create("https://127.0.0.1:" + server.getAddress().getPort() + "/x");
    }

    @Test
    void shouldTrustTheCaFileAndTheMachinesRoots() throws Exception {
        HeldCertificate inFile = authority("in file");
        HeldCertificate ofMachine = authority("of machine");
        HttpsServer one = HttpsServer.create(FREE, 0);
        HttpsServer two = HttpsServer.create(FREE, 0);
        Path ca = Files.writeString(dir.resolve("ca.pem"), inFile.certificatePem());
        roots.with(ofMachine.certificate());
        try {
            Downloader downloader = downloader(DIRECT, Optional.of(ca));

            assertThat(downloader.text(serving(one, loopback(inFile)), 100)).isEqualTo("hello");
            assertThat(downloader.text(serving(two, loopback(ofMachine)), 100)).isEqualTo("hello");
            assertThat(warnings).isEmpty();
        } finally {
            one.stop(0);
            two.stop(0);
        }
    }

    @Test
    void shouldNameTheIssuerOfACertificateThatNobodyVouchesFor() throws Exception {
        roots.with(authority("of machine").certificate());
        HttpsServer server = HttpsServer.create(FREE, 0);
        URI url = serving(server, loopback(authority("Inspection\r\u001b[1m")));
        try {
            assertThatThrownBy(() -> downloader(DIRECT, Optional.empty()).text(url, 100))
                    .isInstanceOfSatisfying(
                            ArtifactException.class, e -> assertThat(e.hint()).contains("--ca-file"))
                    .hasMessageContaining("issued by 'CN=Inspection??[1m', is refused: neither Java nor this machine");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void shouldSayUntilWhenACertificateWasValid() throws Exception {
        HeldCertificate authority = authority("of machine");
        roots.with(authority.certificate());
        HttpsServer server = HttpsServer.create(FREE, 0);
        URI url = serving(
                server,
                new HeldCertificate.Builder()
                        .addSubjectAlternativeName("127.0.0.1")
                        .validityInterval(1_000, 2_000)
                        .signedBy(authority)
                        .build());
        try {
            assertThatThrownBy(() -> downloader(DIRECT, Optional.empty()).text(url, 100))
                    .hasMessageContaining("is refused: it is valid from 1970-01-01T00:00:01Z to 1970-01-01T00:00:02Z");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void shouldStillTrustJavasRootsWhenTheMachinesAreBroken() throws Exception {
        roots.with(new byte[] {1, 2, 3}).with(authority("of machine").certificate());
        int javas = new HandshakeCertificates.Builder()
                .addPlatformTrustedCertificates()
                .build()
                .trustManager()
                .getAcceptedIssuers()
                .length;

        assertThat(trusted()).hasSize(javas + 1);
        assertThat(warnings).isEmpty();

        roots.failing("the store is locked");
        assertThat(trusted()).hasSize(javas);
        assertThat(warnings).singleElement().asString().contains("the store is locked");
    }

    private X509Certificate[] trusted() throws IOException {
        return client(DIRECT, Optional.empty()).http().x509TrustManager().getAcceptedIssuers();
    }

    @Test
    void shouldReadTheMachinesRootsOnceAndOnlyForADownload() throws Exception {
        DownloadClient client = client(DIRECT, Optional.empty());
        assertThat(roots.reads()).isZero();

        assertThat(client.http()).isSameAs(client.http());
        assertThat(roots.reads()).isEqualTo(1);
    }

    @Test
    void shouldRefuseACaFileWithoutCertificates() throws Exception {
        Path ca = Files.writeString(dir.resolve("ca.pem"), "no certificate");

        assertThatThrownBy(() -> client(DIRECT, Optional.of(ca)))
                .isInstanceOfSatisfying(
                        KeadmException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.USAGE))
                .hasMessageContaining(ca.toString());
    }

    @Test
    void shouldAuthenticateAtTheProxyAndKeepThePasswordToItself() throws Exception {
        List<String> seen = new ArrayList<>();
        HttpServer proxy = HttpServer.create(FREE, 0);
        proxy.createContext("/", exchange -> {
            try (exchange) {
                String header = exchange.getRequestHeaders().getFirst("Proxy-Authorization");
                seen.add(exchange.getRequestURI() + " " + header);
                if (header == null) {
                    exchange.getResponseHeaders().set("Proxy-Authenticate", "Basic realm=\"p\"");
                    exchange.sendResponseHeaders(407, -1);
                } else {
                    exchange.sendResponseHeaders(200, 5);
                    exchange.getResponseBody().write("hello".getBytes(StandardCharsets.UTF_8));
                }
            }
        });
        proxy.start();
        String flag = "http://user:s3cret@127.0.0.1:" + proxy.getAddress().getPort();
        try {
            Downloader downloader = downloader(ProxySettings.of(Map.of(), Optional.of(flag)), Optional.empty());

            assertThat(downloader.text(URI.create("http://release.test/x"), 100))
                    .isEqualTo("hello");
            String basic = Base64.getEncoder().encodeToString("user:s3cret".getBytes(StandardCharsets.UTF_8));
            assertThat(seen).containsExactly("http://release.test/x null", "http://release.test/x Basic " + basic);
        } finally {
            proxy.stop(0);
        }
        Downloader gone = downloader(ProxySettings.of(Map.of(), Optional.of(flag)), Optional.empty());
        assertThatThrownBy(() -> gone.text(URI.create("http://u:s3cret@release.test/x?sig=s3cret"), 100))
                .hasMessageStartingWith("Cannot download http://release.test/x:")
                .hasMessageNotContaining("s3cret");
    }

    private static void answer(HttpServer server, String text) {
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, text.length());
                exchange.getResponseBody().write(text.getBytes(StandardCharsets.UTF_8));
            }
        });
        server.start();
    }

    private static ProxySettings direct() {
        try {
            return ProxySettings.of(Map.of(), Optional.empty());
        } catch (ArtifactException e) {
            throw new AssertionError(e);
        }
    }

    private DownloadClient client(ProxySettings proxies, Optional<Path> ca) throws IOException {
        return DownloadClient.of(proxies, ca, roots, warnings::add);
    }

    private Downloader downloader(ProxySettings proxies, Optional<Path> ca) throws IOException {
        return new Downloader(
                client(proxies, ca), new Downloader.Retries(1, Duration.ofSeconds(10), Duration.ZERO, duration -> {}));
    }
}
