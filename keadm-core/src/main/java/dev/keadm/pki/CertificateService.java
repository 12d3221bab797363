package dev.keadm.pki;

import dev.keadm.status.Cause;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import org.bouncycastle.operator.OperatorCreationException;

/**
 * CloudCore's certificate port (10002). Each call blocks for at most its deadline; what fails is a {@link PkiException}
 * that names the step. No proxy is used, as in Go.
 */
public final class CertificateService {
    /** CloudCore itself reads no longer bodies; certificates are well under a KiB. */
    private static final int LARGEST_BODY = 1 << 20;

    private final URI httpServer;

    /** @param httpServer {@code https://host:10002}, the value of {@code modules.edgeHub.httpServer} */
    public CertificateService(URI httpServer) {
        if (!"https".equals(httpServer.getScheme()) || httpServer.getHost() == null) {
            throw new PkiException(
                    Cause.CONFIGURATION,
                    "'" + httpServer + "' is no address of CloudCore's certificate port: expected https://HOST:PORT.",
                    "Correct modules.edgeHub.httpServer (or --cloudcore-ipport).");
        }
        this.httpServer = httpServer;
    }

    /**
     * Downloads the authority over unverified TLS and believes it by its hash alone.
     *
     * @param sha256 lower-case hex over the DER form: the first part of a join token
     * @throws PkiException name-resolution, tcp, tls, ca-hash, certificate
     */
    public CertificateAuthority fetchAuthority(String sha256, Duration deadline) {
        HttpRequest request = request("/ca.crt", deadline).GET().build();
        HttpResponse<byte[]> response = send(EdgeTls.unverified(), request, deadline);
        if (response.statusCode() != 200) {
            throw new PkiException(
                    Cause.CERTIFICATE,
                    request.uri() + " answered " + response.statusCode() + " instead of the authority's certificate.",
                    "Check that this is CloudCore's certificate port (10002, as NodePort 30002).");
        }
        String actual = CertificateAuthority.sha256(response.body());
        if (!actual.equals(sha256.toLowerCase(Locale.ROOT))) {
            throw new PkiException(
                    Cause.CA_HASH,
                    "The authority at " + request.uri() + " has hash " + actual + ", the token is for " + sha256 + ".",
                    "Use a token of this very cloud (keadm gettoken there); if it is, somebody answers in CloudCore's"
                            + " place.");
        }
        return CertificateAuthority.ofDer(response.body(), request.uri().toString());
    }

    /**
     * Makes a key and asks for a certificate on the strength of a join token.
     *
     * @param jwt the token without its first part
     * @throws PkiException name-resolution, tcp, tls, token, certificate
     */
    public EdgeCertificate request(CertificateAuthority authority, String nodeName, String jwt, Duration deadline) {
        return order(
                authority,
                nodeName,
                EdgeTls.anonymous(authority),
                request("/edge.crt", deadline).header("Authorization", "Bearer " + jwt),
                deadline);
    }

    /**
     * Makes a new key and asks for a new certificate on the strength of the old one, which must not have run out.
     *
     * @throws PkiException name-resolution, tcp, tls, certificate
     */
    public EdgeCertificate renew(
            CertificateAuthority authority, String nodeName, EdgeCertificate old, Duration deadline) {
        return order(authority, nodeName, EdgeTls.mutual(authority, old), request("/edge.crt", deadline), deadline);
    }

    private EdgeCertificate order(
            CertificateAuthority authority,
            String nodeName,
            EdgeTls tls,
            HttpRequest.Builder builder,
            Duration deadline) {
        KeyPair pair;
        byte[] csr;
        try {
            pair = EcKey.generate();
            csr = Pkcs10.of(nodeName, pair);
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException("Cannot make a P-256 key and request: " + e.getMessage(), e);
        }
        HttpRequest request = builder.header("NodeName", nodeName)
                .method("GET", HttpRequest.BodyPublishers.ofByteArray(csr))
                .build();
        HttpResponse<byte[]> response = send(tls.context(), request, deadline);
        requireGranted(request, response);
        X509Certificate certificate =
                CertificateAuthority.certificate(response.body(), request.uri().toString());
        EdgeCertificate edge =
                new EdgeCertificate(certificate, pair.getPrivate(), new Pem(EcKey.SEC1, EcKey.toSec1(pair)).text());
        requireOurs(authority, nodeName, edge);
        return edge;
    }

    private static void requireGranted(HttpRequest request, HttpResponse<byte[]> response) {
        int status = response.statusCode();
        if (status == 200) {
            return;
        }
        String said = new String(response.body(), StandardCharsets.UTF_8).strip();
        String text = request.uri() + " refused a certificate: " + status + " "
                + (said.length() > 300 ? said.substring(0, 300) : said);
        if (status == 401 && request.headers().firstValue("Authorization").isPresent()) {
            throw new PkiException(
                    Cause.TOKEN,
                    text,
                    "Get a fresh token (keadm gettoken on the cloud; one lives 24 hours) and check both clocks.");
        }
        throw new PkiException(Cause.CERTIFICATE, text, "See CloudCore's log for the reason.");
    }

    private void requireOurs(CertificateAuthority authority, String nodeName, EdgeCertificate edge) {
        if (!edge.keyMatches() || !edge.belongsTo(nodeName) || !authority.signed(edge.certificate())) {
            throw new PkiException(
                    Cause.CERTIFICATE,
                    "The certificate that " + httpServer + " gave is not for our key and node '" + nodeName + "': "
                            + edge.certificate().getSubjectX500Principal() + ".",
                    "Check that this is CloudCore v1.23 and not something that answers in its place.");
        }
    }

    private HttpRequest.Builder request(String path, Duration deadline) {
        return HttpRequest.newBuilder(httpServer.resolve(path)).timeout(deadline);
    }

    private HttpResponse<byte[]> send(SSLContext tls, HttpRequest request, Duration deadline) {
        requireName(deadline);
        try (HttpClient client = HttpClient.newBuilder()
                .sslContext(tls)
                .version(HttpClient.Version.HTTP_1_1)
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(deadline)
                .build()) {
            return client.send(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_BODY));
        } catch (IOException e) {
            Cause cause = NetworkFailure.of(e);
            throw new PkiException(
                    cause,
                    "Cannot reach CloudCore's certificate port " + httpServer + ": " + NetworkFailure.text(e) + ".",
                    NetworkFailure.remedy(cause, hostAndPort()),
                    e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** The system's resolver knows no deadline, so it is asked on a thread of its own. */
    private void requireName(Duration deadline) {
        String host = httpServer.getHost();
        var lookup = new FutureTask<>(() -> InetAddress.getAllByName(host));
        Thread.ofPlatform().daemon().name("resolve " + host).start(lookup);
        try {
            lookup.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            String why = e.getCause() instanceof UnknownHostException ? "the name is unknown" : "no answer from DNS";
            throw new PkiException(
                    Cause.NAME_RESOLUTION,
                    "Cannot resolve CloudCore's name '" + host + "': " + why + ".",
                    NetworkFailure.remedy(Cause.NAME_RESOLUTION, hostAndPort()),
                    e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private PkiException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new PkiException(
                Cause.TCP, "Stopped while waiting for " + httpServer + ".", "Run the command again.", e);
    }

    private String hostAndPort() {
        return httpServer.getRawAuthority();
    }
}
