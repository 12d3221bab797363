package dev.keadm.sandbox.api;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsServer;
import dev.keadm.sandbox.SandboxException;
import dev.keadm.sandbox.cluster.ApiException;
import dev.keadm.sandbox.cluster.Cluster;
import dev.keadm.sandbox.hub.ServiceAccountTokens;
import dev.keadm.sandbox.pki.CertificateAuthority;
import dev.keadm.sandbox.pki.ServerTls;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Listens for the Kubernetes API and answers; a thread a request. */
public final class ApiServer implements AutoCloseable {
    private final HttpsServer server;
    private final String token;
    private final Objects objects;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private ApiServer(HttpsServer server, String token, Objects objects) {
        this.server = server;
        this.token = token;
        this.objects = objects;
    }

    /**
     * @param port 0 for any that is free
     * @param token what a request must bring as bearer
     * @throws SandboxException when the port is taken
     */
    public static ApiServer start(
            int port,
            String token,
            CertificateAuthority ca,
            Cluster cluster,
            ServiceAccountTokens tokens,
            Clock clock) {
        try {
            HttpsServer https = ServerTls.httpsServer(port, ca);
            ApiServer started = new ApiServer(https, token, new Objects(cluster, tokens, new Tables(clock)));
            https.setExecutor(started.threads);
            https.createContext("/", started::handle);
            https.start();
            return started;
        } catch (IOException e) {
            throw new SandboxException(
                    "cannot listen on 127.0.0.1:" + port + " for the Kubernetes API: " + e.getMessage()
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

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            respond(exchange);
        }
    }

    /** A refusal is an answer too: it goes out before the exchange is closed. */
    private void respond(HttpExchange exchange) throws IOException {
        try {
            authenticate(exchange);
            Optional<JsonNode> discovered =
                    Discovery.find(exchange.getRequestURI().getPath());
            if (discovered.isPresent()) {
                answer(exchange, 200, discovered.get());
            } else {
                objects.handle(new Request(exchange));
            }
        } catch (ApiException e) {
            answer(exchange, e.code(), e.status());
        } catch (JacksonException e) {
            answer(
                    exchange,
                    400,
                    ApiException.badRequest("the body does not parse: " + e.getOriginalMessage())
                            .status());
        }
    }

    private void authenticate(HttpExchange exchange) {
        String header = exchange.getRequestHeaders().getFirst("Authorization");
        byte[] given = (header == null ? "" : header).getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(given, ("Bearer " + token).getBytes(StandardCharsets.UTF_8))) {
            throw ApiException.unauthorized();
        }
    }

    static void answer(HttpExchange exchange, int status, JsonNode body) throws IOException {
        byte[] bytes = (body.isString() ? body.asString() : body.toString()).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", body.isString() ? "text/plain" : "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
