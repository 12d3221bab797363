package dev.keadm.wire;

import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes messages with a fresh id and the time. Thread-safe. */
public final class MessageFactory {
    /** JSON text of the content that stands for success. */
    public static final String OK = "\"OK\"";

    private final InstantSource clock;

    public MessageFactory(InstantSource clock) {
        this.clock = clock;
    }

    /** @param content raw JSON; null is sent as no content */
    public Message request(String source, String group, String operation, String resource, @Nullable String content) {
        return new Message(header(null, null), new Message.Route(source, null, group, operation, resource), content);
    }

    /** An object on its way to the edge. Without a resource version CloudHub would not queue it. */
    public Message object(
            String source, String operation, ResourceName resource, @Nullable String resourceVersion, String content) {
        return new Message(
                header(null, resourceVersion),
                new Message.Route(source, null, Group.RESOURCE, operation, resource.toString()),
                content);
    }

    /** A reply that says the same source, group and resource as what it answers. */
    public Message response(Message request, String content) {
        return reply(request, request.source(), request.group(), null, content);
    }

    /** A reply of another speaker: what CloudCore's {@code edgecontroller} answers to {@code edged}. */
    public Message reply(
            Message request, String source, String group, @Nullable String resourceVersion, String content) {
        return new Message(
                header(request.header().id(), resourceVersion),
                new Message.Route(source, null, group, Operation.RESPONSE, request.resource()),
                content);
    }

    /** Tells CloudHub that a message's object is safe on disk. Only its operation and parent id are looked at. */
    public Message ack(Message received) {
        return response(received, OK);
    }

    public Message keepalive() {
        return request(Source.WEBSOCKET, Group.RESOURCE, Operation.KEEPALIVE, ResourceName.KEEPALIVE, "\"ping\"");
    }

    private Message.Header header(@Nullable String parent, @Nullable String resourceVersion) {
        return new Message.Header(UUID.randomUUID().toString(), parent, clock.millis(), resourceVersion, false, null);
    }
}
