package dev.keadm.sandbox.registry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.keadm.sandbox.SandboxException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Two listeners with the same images over plain HTTP, which container runtimes take on loopback: one for everybody, one that wants a
 * name and a password.
 */
public final class Registry implements AutoCloseable {
    private static final Pattern MANIFEST = Pattern.compile("/v2/([a-z0-9/._-]+)/manifests/([^/]+)");
    private static final Pattern BLOB = Pattern.compile("/v2/[a-z0-9/._-]+/blobs/(sha256:[0-9a-f]{64})");
    private static final Pattern TAGS = Pattern.compile("/v2/([a-z0-9/._-]+)/tags/list");
    private static final Pattern RANGE = Pattern.compile("bytes=([0-9]{1,9})-([0-9]{0,9})");

    private final Images images;
    private final Optional<String> unfit;
    private final String credentials;
    private final HttpServer open;
    private final HttpServer closed;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private Registry(Path busybox, String user, String password, int port, int privatePort) throws IOException {
        unfit = Images.unfit(busybox);
        images = unfit.isPresent() ? Images.none() : Images.of(busybox);
        credentials =
                "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        open = listen(port, false);
        closed = listen(privatePort, true);
    }

    /**
     * @param busybox what the images are made from
     * @param port of the open registry, 0 for any that is free
     * @param privatePort of the one with the password
     * @throws SandboxException when a port is taken
     */
    public static Registry start(Path busybox, String user, String password, int port, int privatePort) {
        try {
            return new Registry(busybox, user, password, port, privatePort);
        } catch (IOException e) {
            throw new SandboxException(
                    "cannot serve images on 127.0.0.1, ports " + port + " and " + privatePort + ": " + e.getMessage(),
                    e);
        }
    }

    public int port() {
        return open.getAddress().getPort();
    }

    public int privatePort() {
        return closed.getAddress().getPort();
    }

    /** Why there are no images; empty when there are. */
    public Optional<String> unfit() {
        return unfit;
    }

    /** {@code hello:1}, {@code pause:1}; empty when there are none. */
    public List<String> images() {
        return images.names();
    }

    @Override
    public void close() {
        open.stop(0);
        closed.stop(0);
        threads.shutdownNow();
    }

    private HttpServer listen(int port, boolean guarded) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                if (guarded && !admitted(exchange)) {
                    exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"keadm sandbox\"");
                    fail(exchange, 401, "UNAUTHORIZED", "authentication required");
                } else {
                    answer(exchange);
                }
            }
        });
        server.start();
        return server;
    }

    private boolean admitted(HttpExchange exchange) {
        String given = exchange.getRequestHeaders().getFirst("Authorization");
        return given != null
                && MessageDigest.isEqual(
                        given.getBytes(StandardCharsets.UTF_8), credentials.getBytes(StandardCharsets.UTF_8));
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        exchange.getResponseHeaders().set("Docker-Distribution-Api-Version", "registry/2.0");
        if (!exchange.getRequestMethod().equals("GET")
                && !exchange.getRequestMethod().equals("HEAD")) {
            fail(exchange, 405, "UNSUPPORTED", "this registry is read-only");
            return;
        }
        if (path.equals("/v2/") || path.equals("/v2")) {
            send(exchange, "application/json", "{}".getBytes(StandardCharsets.UTF_8));
            return;
        }
        Matcher manifest = MANIFEST.matcher(path);
        Matcher blob = BLOB.matcher(path);
        Matcher tags = TAGS.matcher(path);
        if (manifest.matches()) {
            manifest(exchange, manifest.group(1), manifest.group(2));
        } else if (blob.matches()) {
            blob(exchange, blob.group(1));
        } else if (tags.matches() && !images.tags(tags.group(1)).isEmpty()) {
            tags(exchange, tags.group(1));
        } else {
            fail(exchange, 404, "NAME_UNKNOWN", "no such thing here: " + path);
        }
    }

    private void manifest(HttpExchange exchange, String repository, String reference) throws IOException {
        Optional<String> digest = images.manifest(repository, reference);
        if (digest.isEmpty()) {
            fail(exchange, 404, "MANIFEST_UNKNOWN", "no image " + repository + ":" + reference);
            return;
        }
        exchange.getResponseHeaders().set("Docker-Content-Digest", digest.get());
        send(exchange, Images.MANIFEST, images.blob(digest.get()).orElseThrow());
    }

    private void blob(HttpExchange exchange, String digest) throws IOException {
        Optional<byte[]> blob = images.blob(digest);
        if (blob.isEmpty()) {
            fail(exchange, 404, "BLOB_UNKNOWN", "no blob " + digest);
            return;
        }
        exchange.getResponseHeaders().set("Docker-Content-Digest", digest);
        send(exchange, "application/octet-stream", blob.get());
    }

    private void tags(HttpExchange exchange, String repository) throws IOException {
        ObjectNode list = JsonMapper.shared().createObjectNode().put("name", repository);
        ArrayNode tags = list.putArray("tags");
        images.tags(repository).forEach(tags::add);
        send(exchange, "application/json", list.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("Accept-Ranges", "bytes");
        String range = exchange.getRequestHeaders().getFirst("Range");
        Matcher part = RANGE.matcher(range == null ? "" : range);
        if (part.matches() && Integer.parseInt(part.group(1)) < body.length) {
            int from = Integer.parseInt(part.group(1));
            int to = part.group(2).isEmpty()
                    ? body.length - 1
                    : Math.min(Integer.parseInt(part.group(2)), body.length - 1);
            exchange.getResponseHeaders().set("Content-Range", "bytes " + from + "-" + to + "/" + body.length);
            write(exchange, 206, body, from, Math.max(0, to - from + 1));
        } else {
            write(exchange, 200, body, 0, body.length);
        }
    }

    private static void fail(HttpExchange exchange, int status, String code, String message) throws IOException {
        ObjectNode answer = JsonMapper.shared().createObjectNode();
        answer.putArray("errors").addObject().put("code", code).put("message", message);
        byte[] body = answer.toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        write(exchange, status, body, 0, body.length);
    }

    private static void write(HttpExchange exchange, int status, byte[] body, int from, int length) throws IOException {
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(length));
            exchange.sendResponseHeaders(status, -1);
            return;
        }
        exchange.sendResponseHeaders(status, length == 0 ? -1 : length);
        exchange.getResponseBody().write(body, from, length);
    }
}
