package dev.keadm.wire;

import io.avaje.json.JsonException;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;

/** Messages as JSON text, one a WebSocket message. Thread-safe. */
public final class MessageCodec {
    private final JsonType<Message> json = Jsonb.builder().build().type(Message.class);

    public String encode(Message message) {
        return json.toJson(message);
    }

    /** @throws MalformedMessageException when the text is no message; its text is never in the exception */
    public Message decode(String text) {
        try {
            Message message = json.fromJson(text);
            if (message == null || message.header() == null || message.header().id() == null) {
                throw new MalformedMessageException("it has no msg_id", null);
            }
            return message.route() == null ? withEmptyRoute(message) : message;
        } catch (JsonException | IllegalStateException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new MalformedMessageException(JsonFault.text(e), e);
        } catch (NullPointerException e) {
            throw new MalformedMessageException("a part is missing", e);
        }
    }

    private static Message withEmptyRoute(Message message) {
        return new Message(message.header(), new Message.Route(null, null, null, null, null), message.content());
    }
}
