package dev.keadm.sandbox.pki;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsServer;
import dev.keadm.sandbox.Faults;
import dev.keadm.sandbox.SandboxException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.net.ssl.SSLPeerUnverifiedException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * CloudCore's HTTPS port 10002: {@code /ca.crt}, {@code /edge.crt} and {@code /node/<name>}.
 *
 * @see <a href="https://github.com/kubeedge/kubeedge/blob/v1.23.1/cloud/pkg/cloudhub/servers/httpserver/certificate/certs.go">CloudCore's handlers</a>
 */
public final class CertificateServer implements AutoCloseable {
    private static final int LARGEST_REQUEST = 1 << 20;

    private final CertificateAuthority ca;
    private final JoinTokens tokens;
    private final Predicate<String> nodeExists;
    private final Faults faults;
    private final CertificateAuthority stranger;
    private final HttpsServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private CertificateServer(
            CertificateAuthority ca,
            JoinTokens tokens,
            Predicate<String> nodeExists,
            Faults faults,
            HttpsServer server) {
        this.ca = ca;
        this.tokens = tokens;
        this.nodeExists = nodeExists;
        this.faults = faults;
        this.stranger = CertificateAuthority.create(Clock.systemUTC());
        this.server = server;
    }

    /**
     * @param port 0 for any that is free
     * @param nodeExists asked for {@code /node/<name>}
     * @throws SandboxException when the port is taken
     */
    public static CertificateServer start(
            int port, CertificateAuthority ca, JoinTokens tokens, Predicate<String> nodeExists, Faults faults) {
        try {
            HttpsServer https = ServerTls.httpsServer(port, ca);
            CertificateServer started = new CertificateServer(ca, tokens, nodeExists, faults, https);
            https.setExecutor(started.threads);
            https.createContext("/", started.guarded(started::notFound));
            https.createContext("/ca.crt", started.guarded(started::caCertificate));
            https.createContext("/edge.crt", started.guarded(started::edgeCertificate));
            https.createContext("/node/", started.guarded(started::node));
            https.start();
            return started;
        } catch (IOException e) {
            throw new SandboxException(
                    "cannot listen on 127.0.0.1:" + port + " for certificates: " + e.getMessage()
                            + "; choose another port, or 0 for any",
                    e);
        }
    }

    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private HttpHandler guarded(HttpHandler handler) {
        return exchange -> {
            try (exchange) {
                faults.holdCertificateAnswer();
                if (exchange.getRequestMethod().equals("GET")) {
                    handler.handle(exchange);
                } else {
                    answer(exchange, 405, "405: Method Not Allowed");
                }
            }
        };
    }

    private void notFound(HttpExchange exchange) throws IOException {
        answer(exchange, 404, "404: Page Not Found");
    }

    private void caCertificate(HttpExchange exchange) throws IOException {
        answer(exchange, 200, faults.foreignCa() ? stranger.der() : ca.der());
    }

    private void node(HttpExchange exchange) throws IOException {
        String name = exchange.getRequestURI().getPath().substring("/node/".length());
        if (nodeExists.test(name)) {
            answer(exchange, 200, "Node founded");
        } else {
            answer(exchange, 404, "Node not found");
        }
    }

    private void edgeCertificate(HttpExchange exchange) throws IOException {
        String nodeName = header(exchange, "NodeName");
        Optional<X509Certificate> presented = peer(exchange);
        Optional<String> refusal = presented.isPresent()
                ? certificateRefusal(presented.get(), nodeName)
                        .map(why -> "failed to verify the certificate for edgenode: " + nodeName + ", err: " + why)
                : tokenRefusal(header(exchange, "Authorization"));
        if (refusal.isPresent()) {
            answer(exchange, 401, refusal.get());
            return;
        }
        try {
            byte[] request = exchange.getRequestBody().readNBytes(LARGEST_REQUEST + 1);
            if (request.length > LARGEST_REQUEST) {
                throw new IllegalArgumentException("http: request body too large");
            }
            X509Certificate signed = ca.signEdge(request, usages(header(exchange, "ExtKeyUsages")));
            answer(exchange, 200, signed.getEncoded());
        } catch (IllegalArgumentException | CertificateEncodingException e) {
            answer(exchange, 500, "failed to sign certs for edgenode " + nodeName + ", err: " + e.getMessage());
        }
    }

    private Optional<String> tokenRefusal(String authorization) {
        if (authorization.isEmpty()) {
            return Optional.of("token validation failure, token is empty");
        }
        String[] words = authorization.split(" ", -1);
        if (words.length != 2) {
            return Optional.of("token validation failure, token cannot be split");
        }
        return tokens.refusal(words[1]).map(why -> "token validation failure, err: " + why);
    }

    private Optional<String> certificateRefusal(X509Certificate certificate, String nodeName) {
        try {
            ServerTls.verifier(ca).checkClientTrusted(new X509Certificate[] {certificate}, "EC");
        } catch (CertificateException e) {
            return Optional.of("failed to verify edge certificate: " + e.getMessage());
        }
        String organization = subject(certificate, "O");
        String commonName = subject(certificate, "CN");
        boolean oldForm = organization.equals("KubeEdge") && commonName.equals("kubeedge.io");
        boolean ofThatNode = organization.equals("system:nodes") && commonName.equals("system:node:" + nodeName);
        return oldForm || ofThatNode
                ? Optional.empty()
                : Optional.of("request node name is not match with the certificate");
    }

    private static String subject(X509Certificate certificate, String type) {
        try {
            for (Rdn part : new LdapName(certificate.getSubjectX500Principal().getName()).getRdns()) {
                if (part.getType().equals(type)) {
                    return String.valueOf(part.getValue());
                }
            }
            return "";
        } catch (InvalidNameException e) {
            throw new IllegalStateException("a parsed certificate has a subject that does not parse", e);
        }
    }

    private static List<Integer> usages(String header) {
        List<Integer> usages = new ArrayList<>();
        if (header.isEmpty()) {
            usages.add(2);
            return usages;
        }
        try {
            for (JsonNode usage : JsonMapper.shared().readTree(header)) {
                usages.add(usage.intValue());
            }
            return usages;
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    "unmarshal http header ExtKeyUsages fail, err: " + e.getOriginalMessage(), e);
        }
    }

    private static Optional<X509Certificate> peer(HttpExchange exchange) {
        try {
            Certificate[] chain = ((HttpsExchange) exchange).getSSLSession().getPeerCertificates();
            return Optional.of((X509Certificate) chain[0]);
        } catch (SSLPeerUnverifiedException e) {
            return Optional.empty();
        }
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        answer(exchange, status, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }
}
