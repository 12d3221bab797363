package dev.keadm.edgecore.node;

import dev.keadm.edgecore.api.Lease;
import dev.keadm.edgecore.api.Node;
import dev.keadm.edgecore.hub.Answer;
import dev.keadm.edgecore.hub.CloudLink;
import dev.keadm.wire.Message;
import dev.keadm.wire.MessageFactory;
import dev.keadm.wire.Operation;
import dev.keadm.wire.ResourceName;
import dev.keadm.wire.ResourceType;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** CloudCore with one Node and one Lease in it, answering in CloudCore's reply shapes. */
final class FakeCloud implements CloudLink {
    private static final JsonType<Node> NODE = Jsonb.builder().build().type(Node.class);
    private static final JsonType<Lease> LEASE = Jsonb.builder().build().type(Lease.class);
    private static final JsonType<Object> ANY = Jsonb.builder().build().type(Object.class);
    private static final JsonType<StatusPatch> PATCH = Jsonb.builder().build().type(StatusPatch.class);

    private final MessageFactory messages = new MessageFactory(InstantSource.system());
    private final List<String> asked = new ArrayList<>();
    private @Nullable Node node;
    private @Nullable Lease lease;
    private int version;
    private boolean connected = true;

    synchronized void hold(Node existing) {
        node = existing;
    }

    synchronized void deleteNode() {
        node = null;
    }

    synchronized void touchLease() {
        if (lease != null) {
            lease = versioned(lease);
        }
    }

    synchronized void connect(boolean now) {
        connected = now;
    }

    /** Operation and resource of each question so far. */
    synchronized List<String> asked() {
        return List.copyOf(asked);
    }

    synchronized @Nullable Node node() {
        return node;
    }

    synchronized @Nullable Lease lease() {
        return lease;
    }

    @Override
    public synchronized Answer ask(Message question, Duration deadline) {
        if (!connected) {
            return new Answer.Unanswered("there is no link to CloudHub");
        }
        asked.add(question.operation() + " " + question.resource());
        ResourceName resource = ResourceName.parse(question.resource()).orElseThrow();
        String content = question.content() == null ? "" : question.content();
        String reply = switch (resource.type()) {
            case ResourceType.NODE -> node(question.operation(), content);
            case ResourceType.NODE_PATCH -> patch(content);
            case ResourceType.LEASE -> lease(question.operation(), content);
            default -> throw new IllegalArgumentException(question.resource());
        };
        return new Answer.Replied(messages.response(question, reply));
    }

    private String node(String operation, String content) {
        return switch (operation) {
            case Operation.INSERT -> insert(NODE.fromJson(content));
            case Operation.QUERY -> node == null ? bareError() : NODE.toJson(node);
            case Operation.UPDATE -> update(NODE.fromJson(content));
            default -> throw new IllegalArgumentException(operation);
        };
    }

    private String insert(Node fresh) {
        if (node != null) {
            return wrappedError(409, "AlreadyExists");
        }
        node = withUid(fresh, "uid-" + ++version);
        return wrapped(NODE.toJson(node));
    }

    private String update(Node marks) {
        Node there = node;
        if (there == null) {
            return "null";
        }
        Map<String, String> labels = new HashMap<>(there.metadata().labels());
        labels.putAll(marks.metadata().labels());
        Map<String, String> annotations = new HashMap<>(there.metadata().annotations());
        annotations.putAll(marks.metadata().annotations());
        node = new Node(
                TestNodes.metadata(there.metadata().name(), there.metadata().uid(), labels, annotations),
                there.spec(),
                there.status());
        return MessageFactory.OK;
    }

    private String patch(String content) {
        Node there = node;
        if (there == null) {
            return wrappedError(404, "NotFound");
        }
        StatusPatch.Body body = PATCH.fromJson(ANY.fromJson(content).toString()).status();
        Node.Status status = new Node.Status(Map.of(), Map.of(), body.conditions(), List.of(), null, null);
        node = new Node(there.metadata(), there.spec(), status);
        return wrapped(NODE.toJson(node));
    }

    private String lease(String operation, String content) {
        Lease there = lease;
        switch (operation) {
            case Operation.QUERY -> {
                return there == null ? wrappedError(404, "NotFound") : wrapped(LEASE.toJson(there));
            }
            case Operation.INSERT -> {
                if (there != null) {
                    return wrappedError(409, "AlreadyExists");
                }
            }
            default -> {
                String theirs = LEASE.fromJson(content).metadata().resourceVersion();
                if (there == null
                        || !String.valueOf(there.metadata().resourceVersion()).equals(theirs)) {
                    return wrappedError(409, "Conflict");
                }
            }
        }
        lease = versioned(LEASE.fromJson(content));
        return wrapped(LEASE.toJson(lease));
    }

    private Lease versioned(Lease old) {
        Lease.Metadata metadata = new Lease.Metadata(
                old.metadata().name(),
                old.metadata().namespace(),
                "lease-uid",
                String.valueOf(++version),
                old.metadata().ownerReferences());
        return new Lease(metadata, old.spec());
    }

    private static Node withUid(Node node, String uid) {
        return new Node(
                TestNodes.metadata(
                        node.metadata().name(),
                        uid,
                        node.metadata().labels(),
                        node.metadata().annotations()),
                node.spec(),
                node.status());
    }

    private static String wrapped(String object) {
        return "{\"Object\":" + object + ",\"Err\":null}";
    }

    private static String wrappedError(int code, String reason) {
        return "{\"Object\":{\"metadata\":{\"creationTimestamp\":null}},\"Err\":" + error(code, reason) + "}";
    }

    private static String bareError() {
        return error(404, "NotFound");
    }

    private static String error(int code, String reason) {
        return "{\"ErrStatus\":{\"metadata\":{},\"status\":\"Failure\",\"message\":\"no\",\"reason\":\"" + reason
                + "\",\"code\":" + code + "}}";
    }

    @Override
    public boolean send(Message message) {
        throw new UnsupportedOperationException("nodes only ask");
    }

    @Override
    public synchronized boolean isConnected() {
        return connected;
    }
}
