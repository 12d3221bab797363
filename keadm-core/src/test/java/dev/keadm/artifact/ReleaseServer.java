package dev.keadm.artifact;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Serves files on loopback as a release page does, ranges included, and misbehaves when told to. */
public final class ReleaseServer implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final AtomicInteger breaks = new AtomicInteger();
    private final AtomicInteger refusals = new AtomicInteger();
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());

    public ReleaseServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    public URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    public void put(String path, byte[] content) {
        files.put(path, content);
    }

    public void put(String path, String content) {
        put(path, content.getBytes(StandardCharsets.UTF_8));
    }

    /** Puts an artifact and beside it its digest as {@code sha256sum} prints it. */
    public void release(Artifact artifact, byte[] content) {
        put(artifact.url().getPath(), content);
        put(artifact.checksums().getPath(), sha256(content) + "  " + artifact.fileName() + "\n");
    }

    /** The next so many answers end half-way. */
    void breakNext(int count) {
        breaks.set(count);
    }

    /** The next so many answers are 503. */
    void refuseNext(int count) {
        refusals.set(count);
    }

    /** {@code GET /path bytes=3-} in order. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String range = exchange.getRequestHeaders().getFirst("Range");
            String path = exchange.getRequestURI().getPath();
            requests.add(path + (range == null ? "" : " " + range));
            byte[] content = files.get(path);
            if (refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                exchange.sendResponseHeaders(503, -1);
            } else if (content == null) {
                exchange.sendResponseHeaders(404, -1);
            } else {
                send(exchange, content, range);
            }
        }
    }

    private void send(HttpExchange exchange, byte[] content, @Nullable String range) throws IOException {
        String etag = "\"" + sha256(content) + "\"";
        exchange.getResponseHeaders().set("ETag", etag);
        boolean same = etag.equals(exchange.getRequestHeaders().getFirst("If-Range"));
        int start =
                range != null && same ? Integer.parseInt(range.substring("bytes=".length(), range.length() - 1)) : 0;
        if (start > 0) {
            exchange.getResponseHeaders()
                    .set("Content-Range", "bytes " + start + "-" + (content.length - 1) + "/" + content.length);
        }
        exchange.sendResponseHeaders(start > 0 ? 206 : 200, content.length - start);
        int end = content.length;
        if (breaks.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            end = start + (content.length - start) / 2;
        }
        exchange.getResponseBody().write(Arrays.copyOfRange(content, start, end));
        exchange.getResponseBody().flush();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
