package dev.keadm.edgecore.node;

import dev.keadm.edgecore.api.Lease;
import dev.keadm.edgecore.api.Node;
import dev.keadm.edgecore.hub.Answer;
import dev.keadm.edgecore.hub.CloudLink;
import dev.keadm.edgecore.meta.Reply;
import dev.keadm.edgecore.meta.ReplyShapes;
import dev.keadm.wire.Group;
import dev.keadm.wire.Message;
import dev.keadm.wire.MessageFactory;
import dev.keadm.wire.Operation;
import dev.keadm.wire.ResourceName;
import dev.keadm.wire.Source;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The questions about a Node and its Lease that CloudCore takes; each blocks until the answer or its deadline. */
final class NodeApi {
    private static final Jsonb JSON = Jsonb.builder().build();
    private static final JsonType<Node> NODE = JSON.type(Node.class);
    private static final JsonType<Lease> LEASE = JSON.type(Lease.class);
    private static final JsonType<StatusPatch> STATUS_PATCH = JSON.type(StatusPatch.class);
    private static final JsonType<String> TEXT = JSON.type(String.class);

    private final CloudLink link;
    private final MessageFactory messages;
    private final String node;
    private final Duration deadline;

    NodeApi(CloudLink link, MessageFactory messages, String node, Duration deadline) {
        this.link = link;
        this.messages = messages;
        this.node = node;
        this.deadline = deadline;
    }

    Reply<Node> insert(Node object) {
        return ask(Operation.INSERT, ResourceName.node(node), NODE.toJson(object), this::wrappedNode);
    }

    Reply<Node> query() {
        return ask(
                Operation.QUERY, ResourceName.node(node), null, message -> ReplyShapes.bare(message.content(), NODE));
    }

    /** Adds labels and annotations; CloudCore looks at nothing else, and stays silent about a Node that is not there. */
    Reply<Boolean> update(Node object) {
        return ask(
                Operation.UPDATE,
                ResourceName.node(node),
                NODE.toJson(object),
                message -> ReplyShapes.text(message.content()));
    }

    /** The patch goes as JSON text: CloudCore takes bytes for base64 and fails. */
    Reply<Node> patch(StatusPatch patch) {
        String text = TEXT.toJson(STATUS_PATCH.toJson(patch));
        return ask(Operation.PATCH, ResourceName.nodePatch(node), text, this::wrappedNode);
    }

    Reply<Lease> queryLease() {
        return lease(Operation.QUERY, null);
    }

    Reply<Lease> insertLease(Lease lease) {
        return lease(Operation.INSERT, LEASE.toJson(lease));
    }

    Reply<Lease> updateLease(Lease lease) {
        return lease(Operation.UPDATE, LEASE.toJson(lease));
    }

    private Reply<Lease> lease(String operation, @Nullable String content) {
        return ask(
                operation, ResourceName.lease(node), content, message -> ReplyShapes.wrapped(message.content(), LEASE));
    }

    private Reply<Node> wrappedNode(Message message) {
        return ReplyShapes.wrapped(message.content(), NODE);
    }

    private <T> Reply<T> ask(
            String operation, ResourceName resource, @Nullable String content, Function<Message, Reply<T>> read) {
        Message question = messages.request(Source.EDGED, Group.META, operation, resource.toString(), content);
        return switch (link.ask(question, deadline)) {
            case Answer.Replied(Message reply) -> read.apply(reply);
            case Answer.Unanswered(String why) -> new Reply.Unavailable<>(why);
        };
    }
}
