package dev.keadm.pki;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;

/** CloudCore's certificate port in memory: signs for one token, remembers the requests, and can answer something else. */
public final class FakeCloudCertificates implements AutoCloseable {
    public static final String JWT = "eyJhbGciOiJIUzI1NiJ9.eyJleHAiOjQxMDI0NDQ4MDB9.c2ln";

    public final List<String> requests = new CopyOnWriteArrayList<>();
    private final KeyPair authorityKey = EcKey.generate();
    final X509Certificate authority;
    private final HttpsServer server;
    private volatile byte[] forcedCertificate = {};
    private volatile Instant end = Instant.now().plus(Duration.ofDays(365));

    public FakeCloudCertificates() throws Exception {
        authority = sign(new X500Name("CN=KubeEdge"), authorityKey, true);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(serverTls()) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters ssl = getSSLContext().getDefaultSSLParameters();
                ssl.setWantClientAuth(true);
                parameters.setSSLParameters(ssl);
            }
        });
        server.createContext("/ca.crt", exchange -> answer(exchange, 200, new CertificateAuthority(authority).der()));
        server.createContext("/edge.crt", this::edge);
        server.start();
    }

    public URI address() {
        return URI.create("https://127.0.0.1:" + server.getAddress().getPort());
    }

    public String hash() {
        return new CertificateAuthority(authority).sha256();
    }

    /** Whatever is asked for, this comes. */
    void answerAlways(byte[] der) {
        forcedCertificate = der;
    }

    /** When the certificates end that it signs from now on. */
    void signUntil(Instant time) {
        end = time;
    }

    private void edge(HttpExchange exchange) throws IOException {
        byte[] csr = exchange.getRequestBody().readAllBytes();
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        requests.add(
                exchange.getRequestMethod() + " " + exchange.getRequestHeaders().getFirst("NodeName") + " "
                        + (authorization == null ? "by certificate" : "by token"));
        if (!("Bearer " + JWT).equals(authorization) && !knowsPeer(exchange)) {
            answer(exchange, 401, "Invalid authorization token".getBytes(StandardCharsets.UTF_8));
            return;
        }
        if (forcedCertificate.length > 0) {
            answer(exchange, 200, forcedCertificate);
            return;
        }
        try {
            var request = new PKCS10CertificationRequest(csr);
            X509Certificate signed = sign(request.getSubject(), request.getSubjectPublicKeyInfo(), false);
            answer(exchange, 200, signed.getEncoded());
        } catch (Exception e) {
            answer(exchange, 500, e.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    private static boolean knowsPeer(HttpExchange exchange) {
        try {
            var session = ((com.sun.net.httpserver.HttpsExchange) exchange).getSSLSession();
            return session.getPeerCertificates().length == 1;
        } catch (SSLPeerUnverifiedException _) {
            return false;
        }
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private SSLContext serverTls() throws Exception {
        KeyPair pair = EcKey.generate();
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("server", pair.getPrivate(), new char[0], new Certificate[] {
            sign(new X500Name("CN=KubeEdge"), pair, false)
        });
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(store, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(
                keys.getKeyManagers(),
                new javax.net.ssl.TrustManager[] {
                    EdgeTls.anonymous(new CertificateAuthority(authority)).trust()
                },
                null);
        return context;
    }

    X509Certificate sign(X500Name subject, KeyPair pair, boolean ca) throws Exception {
        return sign(subject, SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()), ca);
    }

    private X509Certificate sign(X500Name subject, SubjectPublicKeyInfo key, boolean ca) throws Exception {
        Instant begin = end.minus(Duration.ofDays(365)).minusSeconds(60);
        var builder = new X509v3CertificateBuilder(
                new X500Name("CN=KubeEdge"),
                BigInteger.valueOf(System.nanoTime()),
                Date.from(begin),
                Date.from(end),
                subject,
                key);
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(ca));
        builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName[] {
            new GeneralName(GeneralName.iPAddress, "127.0.0.1"), new GeneralName(GeneralName.dNSName, "")
        }));
        return new JcaX509CertificateConverter()
                .getCertificate(
                        builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(authorityKey.getPrivate())));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
