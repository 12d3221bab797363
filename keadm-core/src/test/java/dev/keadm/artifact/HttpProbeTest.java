package dev.keadm.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keadm.artifact.UntrustedException.Fault;
import dev.keadm.host.FakeTrustedRoots;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpProbeTest {
    private static final String DIGEST = "ab".repeat(32);

    private final HeldCertificate authority = new HeldCertificate.Builder()
            .commonName("Inspection")
            .certificateAuthority(0)
            .build();
    private final FakeTrustedRoots roots = new FakeTrustedRoots();
    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void setUp() throws IOException {
        server.start(InetAddress.getLoopbackAddress(), 0);
    }

    @AfterEach
    void tearDown() {
        server.close();
    }

    private URI plain() {
        return URI.create("http://127.0.0.1:" + server.getPort() + "/");
    }

    private URI secure() {
        return URI.create("https://127.0.0.1:" + server.getPort() + "/");
    }

    private static Artifact below(URI base) {
        return Releases.linux("amd64", base, Map.of()).getFirst();
    }

    private Sight look(URI base) throws IOException, InterruptedException {
        return probe(Map.of()).look(below(base));
    }

    private HttpProbe probe(Map<String, String> environment) throws IOException {
        ProxySettings proxies = ProxySettings.of(environment, Optional.empty());
        DownloadClient client = DownloadClient.of(proxies, Optional.empty(), roots, warning -> {
            throw new AssertionError(warning);
        });
        return new HttpProbe(client, proxies);
    }

    private void answer(int code, String body, String... headers) {
        MockResponse.Builder response = new MockResponse.Builder().code(code).body(body);
        for (int i = 0; i < headers.length; i += 2) {
            response.addHeader(headers[i], headers[i + 1]);
        }
        server.enqueue(response.build());
    }

    /** The server's certificate is one that something on the way has made. */
    private void inspected(HeldCertificate.Builder certificate) {
        server.useHttps(new HandshakeCertificates.Builder()
                .heldCertificate(certificate.signedBy(authority).build())
                .build()
                .sslSocketFactory());
    }

    private static HeldCertificate.Builder loopback() {
        return new HeldCertificate.Builder().addSubjectAlternativeName("127.0.0.1");
    }

    @Test
    void shouldSeeAReleaseAndTheTimeOfItsServer() throws Exception {
        answer(200, DIGEST + "  x\n", "Date", "Mon, 23 Nov 2026 10:00:00 GMT", "Age", "90");
        answer(200, DIGEST);

        assertThat(look(plain())).isEqualTo(new Sight.Served(Optional.of(Instant.parse("2026-11-23T10:01:30Z"))));
        assertThat(look(plain())).isEqualTo(new Sight.Served(Optional.empty()));
        assertThat(server.takeRequest().getUrl().encodedPath()).endsWith(".sha256sum");
    }

    @Test
    void shouldSeeAStatus() throws Exception {
        answer(404, "");
        answer(503, "");

        assertThat(look(plain())).isEqualTo(new Sight.Refused(404));
        assertThat(look(plain())).isEqualTo(new Sight.Refused(503));
    }

    @Test
    void shouldSeeACaptivePortal() throws Exception {
        answer(200, " <!DOCTYPE HTML><p>Log in");
        answer(200, "Log in", "Content-Type", "text/html; charset=utf-8");
        answer(302, "", "Location", "http://127.0.0.1:" + server.getPort() + "/login");
        answer(200, "<html>");

        Sight page = new Sight.Page("127.0.0.1");
        assertThat(look(plain())).isEqualTo(page);
        assertThat(look(plain())).isEqualTo(page);
        assertThat(look(plain())).as("through a redirect").isEqualTo(page);
    }

    @Test
    void shouldNotFollowFromHttpsToHttp() throws Exception {
        roots.with(authority.certificate());
        inspected(loopback());
        answer(302, "", "Location", "http://portal.test/login");

        assertThat(look(secure())).isEqualTo(new Sight.SentAway("http://portal.test"));
    }

    @Test
    void shouldSeeATextThatIsNoRelease() throws Exception {
        answer(200, "hello");

        assertThat(look(plain())).isEqualTo(new Sight.NoDigest());
    }

    @Test
    void shouldSeeThatNobodyIsThere() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }

        assertThat(look(URI.create("http://127.0.0.1:" + port + "/")))
                .asInstanceOf(InstanceOfAssertFactories.type(Sight.Unreachable.class))
                .extracting(Sight.Unreachable::reason, InstanceOfAssertFactories.STRING)
                .contains(":" + port);
    }

    /** Only a name server knows which names are unknown, and no test asks one. */
    @Test
    void shouldTellWhichNameIsUnknown() {
        assertThat(HttpProbe.failed(new UnknownHostException("proxy.test: Name or service not known")))
                .isEqualTo(new Sight.Unresolved("proxy.test"));
        assertThat(HttpProbe.failed(new UnknownHostException("proxy.test")))
                .isEqualTo(new Sight.Unresolved("proxy.test"));
    }

    @Test
    void shouldNameTheProxyWithoutItsPassword() throws Exception {
        HttpProbe probe = probe(Map.of("HTTPS_PROXY", "http://u:secret@proxy.test:3128"));

        assertThat(probe.proxy(below(URI.create("https://release.test/")))).hasValue("proxy.test:3128");
        assertThat(probe.proxy(below(plain()))).isEmpty();
    }

    @Test
    void shouldTellHowAProxyRefuses() throws Exception {
        String proxy = "127.0.0.1:" + server.getPort();
        Artifact artifact = below(URI.create("https://release.test/"));
        answer(407, "", "Proxy-Authenticate", "Basic realm=\"p\"");
        answer(407, "", "Proxy-Authenticate", "Basic realm=\"p\"");
        answer(403, "");

        assertThat(probe(Map.of("HTTPS_PROXY", proxy)).look(artifact))
                .isEqualTo(
                        new Sight.ProxyRefused("the proxy wants a user and a password (407), and is set without them"));
        assertThat(probe(Map.of("HTTPS_PROXY", "http://u:wrong@" + proxy)).look(artifact))
                .isEqualTo(
                        new Sight.ProxyRefused("the proxy does not take the user and password that it is given (407)"));
        assertThat(probe(Map.of("HTTPS_PROXY", proxy)).look(artifact))
                .isEqualTo(new Sight.ProxyRefused("the proxy answers 403"));
        assertThat(List.of(server.takeRequest(), server.takeRequest(), server.takeRequest()))
                .extracting(request -> request.getMethod() + " " + request.getTarget())
                .containsOnly("CONNECT release.test:443");
    }

    @Test
    void shouldNameTheIssuerOfACertificateThatSomethingOnTheWayHasMade() throws Exception {
        inspected(loopback());
        answer(200, DIGEST);

        assertThat(look(secure()))
                .isEqualTo(new Sight.Untrusted(
                        Fault.ISSUER,
                        "its certificate, issued by 'CN=Inspection', is refused:"
                                + " neither Java nor this machine trusts that issuer"));

        roots.with(authority.certificate());
        assertThat(look(secure())).isInstanceOf(Sight.Served.class);
    }

    @Test
    void shouldTellACertificateThatIsNotYetValid() throws Exception {
        roots.with(authority.certificate());
        long year2100 = Instant.parse("2100-01-01T00:00:00Z").toEpochMilli();
        inspected(loopback().validityInterval(year2100, year2100 + 1000));

        assertThat(look(secure())).isInstanceOfSatisfying(Sight.Untrusted.class, untrusted -> {
            assertThat(untrusted.fault()).isEqualTo(Fault.TIME);
            assertThat(untrusted.reason()).contains("valid from 2100-01-01T00:00:00Z");
        });
    }

    @Test
    void shouldTellAServerOfAnotherName() throws Exception {
        roots.with(authority.certificate());
        inspected(new HeldCertificate.Builder().addSubjectAlternativeName("portal.test"));
        answer(200, DIGEST);

        assertThat(look(secure()))
                .isInstanceOfSatisfying(
                        Sight.NoTls.class,
                        noTls -> assertThat(noTls.reason())
                                .startsWith("Hostname 127.0.0.1 not verified")
                                .contains("portal.test")
                                .doesNotContain("\n"));
    }

    /** It answers at once, whatever it is asked. */
    @Test
    void shouldTellAServerThatSpeaksNoTls() throws Exception {
        try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread answering = Thread.ofVirtual().start(() -> {
                try (Socket client = plain.accept()) {
                    client.getOutputStream()
                            .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                    client.getInputStream().transferTo(OutputStream.nullOutputStream());
                } catch (IOException _) {
                    // the client has seen enough
                }
            });

            assertThat(look(URI.create("https://127.0.0.1:" + plain.getLocalPort() + "/")))
                    .isInstanceOf(Sight.NoTls.class);
            answering.join();
        }
    }
}
