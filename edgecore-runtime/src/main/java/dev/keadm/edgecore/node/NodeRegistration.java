package dev.keadm.edgecore.node;

import dev.keadm.edgecore.api.Node;
import dev.keadm.edgecore.meta.Reply;
import dev.keadm.identity.AgentIdentity;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** Makes this machine's Node, or puts the marks of this agent on one that is there. */
final class NodeRegistration {
    private static final String ALREADY_EXISTS = "AlreadyExists";

    private final NodeSettings settings;
    private final NodeApi api;
    private final NodeDescription description;
    private final InstantSource clock;

    NodeRegistration(NodeSettings settings, NodeApi api, NodeDescription description, InstantSource clock) {
        this.settings = settings;
        this.api = api;
        this.description = description;
        this.clock = clock;
    }

    sealed interface Result {
        /** @param fresh whether the Node was made just now, with the whole status in it */
        record Registered(Node node, boolean fresh) implements Result {}

        /** The Node belongs to another machine. */
        record Taken(String message) implements Result {}

        record Failed(String message) implements Result {}
    }

    Result register() throws IOException {
        return switch (api.insert(description.whole(clock.instant()))) {
            case Reply.Found<Node>(Node node) -> new Result.Registered(node, true);
            case Reply.Refused<Node> refused when refused.reason().equals(ALREADY_EXISTS) -> adopt();
            // the label patch that follows CloudCore's create can fail although the Node is there by then
            case Reply.Refused<Node> refused -> adoptAfter("registering: " + refused.message());
            case Reply.NotFound<Node>(String message) -> adoptAfter("registering: " + message);
            case Reply.Unavailable<Node>(String message) -> failed(message);
        };
    }

    private Result adoptAfter(String failure) throws IOException {
        return adopt() instanceof Result.Registered registered ? registered : failed(failure);
    }

    private Result adopt() throws IOException {
        return switch (api.query()) {
            case Reply.Found<Node>(Node node) ->
                belongsElsewhere(node).map(this::taken).orElseGet(() -> mark(node));
            case Reply.Refused<Node> refused -> failed(refused.message());
            case Reply.NotFound<Node>(String message) -> failed(message);
            case Reply.Unavailable<Node>(String message) -> failed(message);
        };
    }

    private Optional<String> belongsElsewhere(Node node) {
        String theirs = node.metadata().annotations().getOrDefault(AgentIdentity.MACHINE_ANNOTATION, "");
        boolean other = !theirs.isEmpty()
                && !settings.takeOver()
                && settings.machineHash().filter(ours -> !ours.equals(theirs)).isPresent();
        return other ? Optional.of(theirs) : Optional.empty();
    }

    private Result taken(String machine) {
        return new Result.Taken("Node '" + settings.name() + "' belongs to another machine ("
                + machine.substring(0, Math.min(12, machine.length()))
                + "…). Join under another name, or with --take-over when that machine is gone.");
    }

    private Result mark(Node node) {
        try {
            Node marks = description.marks();
            if (holds(node.metadata().labels(), marks.metadata().labels())
                    && holds(node.metadata().annotations(), marks.metadata().annotations())) {
                return new Result.Registered(node, false);
            }
            return switch (api.update(marks)) {
                case Reply.Found<Boolean> _ -> new Result.Registered(node, false);
                case Reply.Refused<Boolean> refused -> failed(refused.message());
                case Reply.NotFound<Boolean>(String message) -> failed(message);
                case Reply.Unavailable<Boolean>(String message) -> failed(message);
            };
        } catch (IOException e) {
            return failed(e.getMessage() == null ? e.toString() : e.getMessage());
        }
    }

    private static boolean holds(Map<String, String> there, Map<String, String> wanted) {
        return there.entrySet().containsAll(wanted.entrySet());
    }

    private Result failed(String message) {
        return new Result.Failed("Cannot register node '" + settings.name() + "': " + message);
    }
}
