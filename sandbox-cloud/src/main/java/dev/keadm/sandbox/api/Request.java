package dev.keadm.sandbox.api;

import com.sun.net.httpserver.HttpExchange;
import dev.keadm.sandbox.cluster.ApiException;
import dev.keadm.sandbox.cluster.Selector;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One request to the API. */
final class Request {
    private static final int LARGEST_BODY = 3 * 1024 * 1024;

    private final HttpExchange exchange;
    private final Target target;
    private final Map<String, String> query = new HashMap<>();

    Request(HttpExchange exchange) {
        this.exchange = exchange;
        this.target = Target.of(exchange.getRequestURI().getPath());
        String raw = exchange.getRequestURI().getRawQuery();
        for (String pair : (raw == null ? "" : raw).split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                query.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
    }

    String method() {
        return exchange.getRequestMethod();
    }

    Target target() {
        return target;
    }

    String query(String name) {
        return query.getOrDefault(name, "");
    }

    boolean flag(String name) {
        return query(name).equals("true") || query(name).equals("1");
    }

    Selector selector() {
        return Selector.of(query("labelSelector"), query("fieldSelector"));
    }

    boolean wantsTable() {
        String accept = exchange.getRequestHeaders().getFirst("Accept");
        return accept != null && accept.contains("as=Table");
    }

    String contentType() {
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        return type == null ? "" : type;
    }

    /** The body, an empty object when there is none. */
    JsonNode body() throws IOException {
        if (contentType().contains("protobuf")) {
            throw ApiException.unsupportedMediaType("the sandbox's API speaks JSON only, not protobuf");
        }
        byte[] bytes = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
        if (bytes.length > LARGEST_BODY) {
            throw ApiException.badRequest("the request's body is larger than " + LARGEST_BODY + " bytes");
        }
        return bytes.length == 0
                ? JsonMapper.shared().createObjectNode()
                : JsonMapper.shared().readTree(bytes);
    }

    ObjectNode object() throws IOException {
        if (body() instanceof ObjectNode object) {
            return object;
        }
        throw ApiException.badRequest("the body is no object");
    }

    void answer(int status, JsonNode body) throws IOException {
        ApiServer.answer(exchange, status, body);
    }

    /** A body whose end is not known yet. */
    OutputStream stream() throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 0);
        return exchange.getResponseBody();
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
