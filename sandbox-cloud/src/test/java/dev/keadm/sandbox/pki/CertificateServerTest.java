package dev.keadm.sandbox.pki;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keadm.sandbox.EdgeIdentity;
import dev.keadm.sandbox.Faults;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CertificateServerTest {
    private final CertificateAuthority ca = CertificateAuthority.create(Clock.systemUTC());
    private final JoinTokens tokens = new JoinTokens(ca, Clock.systemUTC());
    private final Faults faults = new Faults();
    private CertificateServer server;

    @BeforeEach
    void start() {
        server = CertificateServer.start(0, ca, tokens, "known"::equals, faults);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void shouldGiveTheCaThatTheTokenPins() throws Exception {
        byte[] der =
                get(EdgeIdentity.trusting(ca), "/ca.crt", Map.of(), new byte[0]).body();

        String sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(der));
        assertThat(tokens.issue(Duration.ofHours(1))).startsWith(sha256 + ".");
    }

    @Test
    void shouldSignForAnyNodeWithAGoodToken() throws Exception {
        KeyPair key = EdgeIdentity.newKey();
        HttpResponse<byte[]> answer = apply(bearer(tokens.issue(Duration.ofHours(1))), key, "edge-1");

        X509Certificate certificate = parse(answer.body());
        certificate.verify(ca.certificate().getPublicKey());
        assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=system:node:edge-1,O=system:nodes");
        assertThat(certificate.getPublicKey()).isEqualTo(key.getPublic());
        assertThat(certificate.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.2");
    }

    @Test
    void shouldRefuseAnExpiredToken() throws Exception {
        HttpResponse<byte[]> answer =
                apply(bearer(tokens.issue(Duration.ofSeconds(-1))), EdgeIdentity.newKey(), "edge-1");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(text(answer)).contains("token is expired");
    }

    @Test
    void shouldRefuseTheTokenOfAnotherCloud() throws Exception {
        var other = new JoinTokens(CertificateAuthority.create(Clock.systemUTC()), Clock.systemUTC());
        HttpResponse<byte[]> answer = apply(bearer(other.issue(Duration.ofHours(1))), EdgeIdentity.newKey(), "edge-1");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(text(answer)).contains("signature is invalid");
    }

    @Test
    void shouldRefuseARequestWithoutToken() throws Exception {
        HttpResponse<byte[]> answer = apply(Map.of(), EdgeIdentity.newKey(), "edge-1");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(text(answer)).isEqualTo("token validation failure, token is empty");
    }

    @Test
    void shouldAnswer500ToARequestThatIsNoCsr() throws Exception {
        HttpResponse<byte[]> answer = get(
                EdgeIdentity.trusting(ca), "/edge.crt", bearer(tokens.issue(Duration.ofHours(1))), new byte[] {1, 2, 3
                });

        assertThat(answer.statusCode()).isEqualTo(500);
    }

    @Test
    void shouldRenewWithTheOldCertificateAndIgnoreTheToken() throws Exception {
        EdgeIdentity old = EdgeIdentity.of(ca, "edge-1");
        HttpResponse<byte[]> answer = get(
                old.tls(ca),
                "/edge.crt",
                Map.of("NodeName", "edge-1"),
                EdgeIdentity.request(EdgeIdentity.newKey(), "edge-1"));

        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void shouldNotRenewForAnotherNodeEvenWithAGoodToken() throws Exception {
        EdgeIdentity old = EdgeIdentity.of(ca, "edge-1");
        Map<String, String> headers = Map.of(
                "NodeName",
                "edge-2",
                "Authorization",
                bearer(tokens.issue(Duration.ofHours(1))).get("Authorization"));
        HttpResponse<byte[]> answer =
                get(old.tls(ca), "/edge.crt", headers, EdgeIdentity.request(EdgeIdentity.newKey(), "edge-2"));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(text(answer)).contains("request node name is not match with the certificate");
    }

    @Test
    void shouldSayWhichNodesThereAre() throws Exception {
        SSLContext tls = EdgeIdentity.trusting(ca);

        assertThat(get(tls, "/node/known", Map.of(), new byte[0]).statusCode()).isEqualTo(200);
        assertThat(get(tls, "/node/unknown", Map.of(), new byte[0]).statusCode())
                .isEqualTo(404);
    }

    @Test
    void shouldGiveAForeignCaOnRequest() throws Exception {
        faults.foreignCa(true);

        assertThat(get(EdgeIdentity.trusting(ca), "/ca.crt", Map.of(), new byte[0])
                        .body())
                .isNotEqualTo(ca.der());
    }

    private HttpResponse<byte[]> apply(Map<String, String> headers, KeyPair key, String node) throws Exception {
        return get(EdgeIdentity.trusting(ca), "/edge.crt", headers, EdgeIdentity.request(key, node));
    }

    private HttpResponse<byte[]> get(SSLContext tls, String path, Map<String, String> headers, byte[] body)
            throws Exception {
        try (HttpClient client = HttpClient.newBuilder().sslContext(tls).build()) {
            var request = HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + server.port() + path))
                    .method("GET", HttpRequest.BodyPublishers.ofByteArray(body));
            headers.forEach(request::header);
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    private static Map<String, String> bearer(String token) {
        return Map.of("Authorization", "Bearer " + token.substring(token.indexOf('.') + 1));
    }

    private static X509Certificate parse(byte[] der) throws Exception {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
