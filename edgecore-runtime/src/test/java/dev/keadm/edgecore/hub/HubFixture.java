package dev.keadm.edgecore.hub;

import dev.keadm.pki.EdgeTls;
import dev.keadm.status.Cause;
import dev.keadm.wire.Message;
import dev.keadm.wire.MessageCodec;
import dev.keadm.wire.MessageFactory;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A hub beside a CloudHub in memory, and what both heard. */
class HubFixture implements LinkListener, MessageHandler {
    static final Duration LONG = Duration.ofSeconds(10);

    final TestAuthority authority = new TestAuthority();
    final MessageFactory messages = new MessageFactory(InstantSource.system());
    final MessageCodec codec = new MessageCodec();
    final List<String> edges = new CopyOnWriteArrayList<>();
    final List<Message> received = new CopyOnWriteArrayList<>();
    FakeCloudHub cloud;
    private @Nullable EdgeHub started;

    HubFixture() {
        try {
            cloud = new FakeCloudHub(authority);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void nothingHeard() {
        edges.clear();
    }

    @AfterEach
    void close() throws IOException {
        if (started != null) {
            started.stop();
        }
        cloud.close();
    }

    EdgeHub start() {
        return start(LONG, authority::edge, cloud.endpoint());
    }

    EdgeHub start(Duration heartbeat, Supplier<EdgeTls> tls, CloudEndpoint... endpoints) {
        HubSettings settings =
                new HubSettings("edge-1", "project", List.of(endpoints), heartbeat, LONG, LONG, 1000, 1000);
        EdgeHub hub = new EdgeHub(settings, tls, messages, codec, this, this);
        started = hub;
        hub.start();
        return hub;
    }

    /** The next link, after its first keepalive. */
    FakeHubSession nextSession() throws InterruptedException {
        FakeHubSession session = cloud.nextSession();
        session.receive();
        return session;
    }

    Message question(String resource) {
        return messages.request("edged", "meta", "query", resource, null);
    }

    String replyTo(String question, String content) {
        return codec.encode(messages.reply(codec.decode(question), "edgecontroller", "resource", null, content));
    }

    String object(String name) {
        return codec.encode(messages.request("edgecontroller", "resource", "update", "default/pod/" + name, "{}"));
    }

    List<String> receivedResources() {
        return received.stream().map(Message::resource).toList();
    }

    @Override
    public void connected() {
        edges.add("connected");
    }

    @Override
    public void disconnected(Cause cause, String message) {
        edges.add(cause.code() + ": " + message);
    }

    @Override
    public void received(Message message, CloudLink link) {
        received.add(message);
    }
}
