package dev.keadm.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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

    @TempDir
    Path dir;

    @Test
    void shouldTrustTheCaFileBesideTheMachines() throws Exception {
        HeldCertificate certificate = new HeldCertificate.Builder()
                .addSubjectAlternativeName("127.0.0.1")
                .build();
        HttpsServer server = HttpsServer.create(FREE, 0);
        server.setHttpsConfigurator(new HttpsConfigurator(new HandshakeCertificates.Builder()
                .heldCertificate(certificate)
                .build()
                .sslContext()));
        answer(server, "hello");
        URI url = URI.create("https://127.0.0.1:" + server.getAddress().getPort() + "/x");
        Path ca = Files.writeString(dir.resolve("ca.pem"), certificate.certificatePem());
        try {
            assertThat(downloader(ProxySettings.of(Map.of(), Optional.empty()), Optional.of(ca))
                            .text(url, 100))
                    .isEqualTo("hello");
            assertThatThrownBy(() -> downloader(ProxySettings.of(Map.of(), Optional.empty()), Optional.empty())
                            .text(url, 100))
                    .isInstanceOfSatisfying(
                            ArtifactException.class, e -> assertThat(e.hint()).contains("--ca-file"));
        } finally {
            server.stop(0);
        }
    }

    @Test
    void shouldRefuseACaFileWithoutCertificates() throws Exception {
        Path ca = Files.writeString(dir.resolve("ca.pem"), "no certificate");

        assertThatThrownBy(() -> DownloadClient.build(ProxySettings.of(Map.of(), Optional.empty()), Optional.of(ca)))
                .isInstanceOf(ArtifactException.class)
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

    private static Downloader downloader(ProxySettings proxies, Optional<Path> ca) throws IOException {
        return new Downloader(
                DownloadClient.build(proxies, ca),
                new Downloader.Retries(1, Duration.ofSeconds(10), Duration.ZERO, duration -> {}));
    }
}
