package dev.keadm.sandbox;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An edge's end of the wire, that says only what a test makes it say. It acknowledges by itself unless told not to. */
public final class FakeEdge implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient client;
    private final WebSocket socket;
    private final BlockingQueue<JsonNode> received = new LinkedBlockingQueue<>();
    private final List<JsonNode> skipped = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ReentrantLock sending = new ReentrantLock();
    private final AtomicInteger parts = new AtomicInteger();
    private volatile boolean acknowledging = true;

    private FakeEdge(HttpClient client, String endpoint, String node, boolean use) {
        this.client = client;
        var builder = client.newWebSocketBuilder().header("node_id", node).header("project_id", "p");
        if (use) {
            builder.header("ConnectionUse", "msg");
        }
        socket = builder.buildAsync(URI.create("wss://" + endpoint + "/p/" + node + "/events"), new Listener())
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }

    public static FakeEdge connect(Sandbox sandbox, String node) throws Exception {
        return connect(sandbox, node, true);
    }

    /** @param use whether the header ConnectionUse is sent */
    public static FakeEdge connect(Sandbox sandbox, String node, boolean use) throws Exception {
        EdgeIdentity identity = EdgeIdentity.of(sandbox.ca(), node);
        HttpClient client =
                HttpClient.newBuilder().sslContext(identity.tls(sandbox.ca())).build();
        return new FakeEdge(client, sandbox.endpoint(), node, use);
    }

    public FakeEdge silent() {
        acknowledging = false;
        return this;
    }

    public void speak() {
        acknowledging = true;
    }

    /** Sends a message of edged and returns its id. */
    public String send(String operation, String resource, @Nullable JsonNode content) {
        ObjectNode message = message(operation, resource, content);
        sendText(message.toString());
        return message.path("header").path("msg_id").asString();
    }

    /** One text at a time: the client refuses a second one while the first is on its way. */
    public void sendText(String text) {
        sending.lock();
        try {
            socket.sendText(text, true).join();
        } finally {
            sending.unlock();
        }
    }

    /** Sends and waits for the answer's content. */
    public JsonNode ask(String operation, String resource, @Nullable JsonNode content) throws InterruptedException {
        String id = send(operation, resource, content);
        return await(message -> parent(message).equals(id)).path("content");
    }

    public void keepalive() {
        ObjectNode message = message("keepalive", "node", JSON.valueToTree("ping"));
        message.withObject("/route").put("source", "websocket").put("group", "resource");
        sendText(message.toString());
    }

    public void acknowledge(JsonNode message) {
        ObjectNode ack = JSON.createObjectNode();
        ack.putObject("header")
                .put("msg_id", UUID.randomUUID().toString())
                .put("parent_msg_id", id(message))
                .put("timestamp", System.currentTimeMillis());
        ack.putObject("route")
                .put("source", "edgecontroller")
                .put("group", "resource")
                .put("operation", "response")
                .put("resource", resource(message));
        ack.put("content", "OK");
        sendText(ack.toString());
    }

    /** The next message that fits; others are kept for later. Fails after ten seconds. */
    public JsonNode await(Predicate<JsonNode> wanted) throws InterruptedException {
        return find(wanted, Duration.ofSeconds(10))
                .orElseThrow(() -> new AssertionError("no such message within 10 s; there were "
                        + skipped.stream().map(FakeEdge::summary).toList()));
    }

    public JsonNode await(String operation, String resource) throws InterruptedException {
        return await(message ->
                operation(message).equals(operation) && resource(message).equals(resource));
    }

    public Optional<JsonNode> find(Predicate<JsonNode> wanted, Duration patience) throws InterruptedException {
        for (JsonNode message : skipped) {
            if (wanted.test(message)) {
                skipped.remove(message);
                return Optional.of(message);
            }
        }
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            JsonNode message = received.poll(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            if (message == null) {
                return Optional.empty();
            }
            if (wanted.test(message)) {
                return Optional.of(message);
            }
            skipped.add(message);
        }
    }

    public boolean awaitClose(Duration patience) throws InterruptedException {
        return closed.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** In how many parts the last whole message came. */
    public int lastParts() {
        return parts.get();
    }

    public static String id(JsonNode message) {
        return message.path("header").path("msg_id").asString("");
    }

    public static String parent(JsonNode message) {
        return message.path("header").path("parent_msg_id").asString("");
    }

    public static String operation(JsonNode message) {
        return message.path("route").path("operation").asString("");
    }

    public static String resource(JsonNode message) {
        return message.path("route").path("resource").asString("");
    }

    private static String summary(JsonNode message) {
        return operation(message) + " " + resource(message);
    }

    /** Goes away without a word, as a machine that loses power. */
    @Override
    public void close() {
        socket.abort();
        client.shutdownNow();
    }

    private static ObjectNode message(String operation, String resource, @Nullable JsonNode content) {
        ObjectNode message = JSON.createObjectNode();
        message.putObject("header")
                .put("msg_id", UUID.randomUUID().toString())
                .put("timestamp", System.currentTimeMillis());
        message.putObject("route")
                .put("source", "edged")
                .put("group", "meta")
                .put("operation", operation)
                .put("resource", resource);
        message.set("content", content == null ? JSON.nullNode() : content);
        return message;
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();
        private int count;

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            text.append(data);
            count++;
            if (last) {
                String whole = text.toString();
                text.setLength(0);
                parts.set(count);
                count = 0;
                take(whole);
            }
            webSocket.request(1);
            return null;
        }

        private void take(String whole) {
            JsonNode message = whole.startsWith("{") ? JSON.readTree(whole) : JSON.valueToTree(whole);
            boolean wants = !operation(message).equals("response")
                    || List.of("ConfigMap", "Secret")
                            .contains(message.path("content").path("kind").asString(""));
            if (acknowledging && wants && message.isObject()) {
                acknowledge(message);
            }
            received.add(message);
        }

        @Override
        public @Nullable CompletionStage<?> onBinary(WebSocket webSocket, ByteBuffer data, boolean last) {
            webSocket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
            closed.countDown();
            return null;
        }

        @Override
        public void onError(WebSocket webSocket, Throwable error) {
            closed.countDown();
        }
    }
}
