package dev.keadm.edgecore.node;

import dev.keadm.edgecore.api.Node;
import io.avaje.jsonb.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A strategic merge patch of a Node's status: conditions merge by type, the list of addresses is replaced, what is absent
 * stays as it is.
 */
@Json
public record StatusPatch(Body status) {
    @Json
    public record Body(
            @Json.Property("$setElementOrder/conditions") List<Type> conditionOrder,
            List<Node.Condition> conditions,
            @Nullable List<Node.Address> addresses,
            @Nullable Map<String, String> capacity,
            @Nullable Map<String, String> allocatable,
            Node.@Nullable SystemInfo nodeInfo) {}

    @Json
    public record Type(String type) {}

    /** All of a status that this agent owns. */
    static StatusPatch whole(Node.Status status) {
        return of(status, null);
    }

    /** The conditions, and of the rest what differs from what the cloud has. */
    static StatusPatch difference(Node.Status status, Node.Status reported) {
        return of(status, reported);
    }

    private static StatusPatch of(Node.Status status, Node.@Nullable Status reported) {
        return new StatusPatch(new Body(
                status.conditions().stream()
                        .map(condition -> new Type(condition.type()))
                        .toList(),
                status.conditions(),
                reported == null || !reported.addresses().equals(status.addresses())
                        ? replacing(status.addresses())
                        : null,
                reported == null || !reported.capacity().equals(status.capacity()) ? status.capacity() : null,
                reported == null || !reported.allocatable().equals(status.allocatable()) ? status.allocatable() : null,
                reported == null || !Objects.equals(status.nodeInfo(), reported.nodeInfo())
                        ? status.nodeInfo()
                        : null));
    }

    private static List<Node.Address> replacing(List<Node.Address> addresses) {
        List<Node.Address> list = new ArrayList<>(addresses);
        list.add(new Node.Address(null, null, "replace"));
        return list;
    }
}
