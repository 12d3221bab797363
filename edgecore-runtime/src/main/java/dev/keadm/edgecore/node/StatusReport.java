package dev.keadm.edgecore.node;

import dev.keadm.edgecore.api.Node;
import dev.keadm.edgecore.meta.Reply;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sends the Node's status when it changed, and now and then when it did not. Used by one thread. */
final class StatusReport {
    private final NodeApi api;
    private final NodeDescription description;
    private final InstantSource clock;
    private final Duration interval;

    /** What the cloud has of us, and since when; unknown at first and after a failure. */
    private Node.@Nullable Status reported;

    private Instant reportedAt = Instant.MIN;

    StatusReport(NodeApi api, NodeDescription description, InstantSource clock, Duration interval) {
        this.api = api;
        this.description = description;
        this.clock = clock;
        this.interval = interval;
    }

    /** The cloud may know anything now: the next report is a whole one. */
    void forget() {
        reported = null;
    }

    /** Empty when nothing was due. */
    Optional<Reply<Node>> report() throws IOException {
        Instant now = clock.instant();
        Node.Status status = description.status(now);
        Node.Status before = reported;
        if (before != null && same(before, status) && now.isBefore(reportedAt.plus(interval))) {
            return Optional.empty();
        }
        Reply<Node> reply =
                api.patch(before == null ? StatusPatch.whole(status) : StatusPatch.difference(status, before));
        if (reply instanceof Reply.Found<Node>) {
            reported = status;
            reportedAt = now;
        } else {
            reported = null;
        }
        return Optional.of(reply);
    }

    private static boolean same(Node.Status one, Node.Status other) {
        return one.capacity().equals(other.capacity())
                && one.allocatable().equals(other.allocatable())
                && one.addresses().equals(other.addresses())
                && String.valueOf(one.nodeInfo()).equals(String.valueOf(other.nodeInfo()))
                && withoutTimes(one.conditions()).equals(withoutTimes(other.conditions()));
    }

    private static List<Node.Condition> withoutTimes(List<Node.Condition> conditions) {
        return conditions.stream()
                .map(it -> new Node.Condition(it.type(), it.status(), null, null, it.reason(), it.message()))
                .toList();
    }
}
