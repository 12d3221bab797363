package dev.keadm.sandbox.hub;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * One message on the wire. Written apart from the agent's own, on purpose.
 *
 * @param parent the answered message's id, or empty
 * @param timestamp milliseconds since 1970
 * @param version resourceVersion of the object in the content, or empty
 * @param resource without the leading {@code node/<name>/}
 */
record Frame(
        String id,
        String parent,
        long timestamp,
        String version,
        String source,
        String group,
        String operation,
        String resource,
        JsonNode content) {
    static final String RESPONSE = "response";
    static final String CONTROLLER = "edgecontroller";
    static final String OBJECTS = "resource";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    static Frame push(String operation, String resource, String version, JsonNode content) {
        return create("", version, CONTROLLER, operation, resource, content);
    }

    Frame reply(String version, JsonNode answer) {
        return create(id, version, CONTROLLER, RESPONSE, resource, answer);
    }

    static Frame create(
            String parent, String version, String source, String operation, String resource, JsonNode content) {
        return new Frame(
                UUID.randomUUID().toString(),
                parent,
                System.currentTimeMillis(),
                version,
                source,
                OBJECTS,
                operation,
                resource,
                content);
    }

    /**
     * @throws IllegalArgumentException when Go could not decode the text into its types; CloudHub ends the session then
     */
    static Frame decode(String text) {
        JsonNode tree;
        try {
            tree = JSON.readTree(text);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(e.getOriginalMessage(), e);
        }
        JsonNode header = object(tree, tree.path("header"), "header");
        JsonNode route = object(tree, tree.path("route"), "route");
        if (!header.path("sync").isMissingNode() && !header.path("sync").isBoolean()) {
            throw new IllegalArgumentException("header.sync is no boolean");
        }
        string(header, "type");
        string(route, "destination");
        JsonNode content = tree.get("content");
        return new Frame(
                string(header, "msg_id"),
                string(header, "parent_msg_id"),
                timestamp(header.path("timestamp")),
                string(header, "resourceversion"),
                string(route, "source"),
                string(route, "group"),
                string(route, "operation"),
                string(route, "resource"),
                content == null ? JSON.getNodeFactory().nullNode() : content);
    }

    String encode() {
        ObjectNode tree = JSON.createObjectNode();
        ObjectNode header = tree.putObject("header").put("msg_id", id);
        putUnlessEmpty(header, "parent_msg_id", parent);
        header.put("timestamp", timestamp);
        putUnlessEmpty(header, "resourceversion", version);
        ObjectNode route = tree.putObject("route");
        putUnlessEmpty(route, "source", source);
        putUnlessEmpty(route, "group", group);
        putUnlessEmpty(route, "operation", operation);
        putUnlessEmpty(route, "resource", resource);
        tree.set("content", content);
        return tree + "\n";
    }

    /** The n-th part of the resource: 0 the namespace, 1 the type, 2 the name; empty when there is none. */
    String part(int index) {
        String[] parts = resource.split("/", -1);
        return index < parts.length ? parts[index] : "";
    }

    String namespace() {
        return part(0).equals("null") ? "" : part(0);
    }

    String type() {
        return part(1);
    }

    String name() {
        return part(2);
    }

    /** A string's characters, anything else as JSON text: Go's GetContentData. */
    String contentText() {
        return content.isString() ? content.asString() : content.toString();
    }

    private static void putUnlessEmpty(ObjectNode target, String field, String value) {
        if (!value.isEmpty()) {
            target.put(field, value);
        }
    }

    private static JsonNode object(JsonNode tree, JsonNode value, String what) {
        if (!tree.isObject()) {
            throw new IllegalArgumentException("a message is a JSON object, this is " + tree.getNodeType());
        }
        if (!value.isObject() && !value.isMissingNode() && !value.isNull()) {
            throw new IllegalArgumentException(what + " is no object");
        }
        return value;
    }

    private static String string(JsonNode parent, String field) {
        @Nullable JsonNode value = parent.get(field);
        if (value == null || value.isNull()) {
            return "";
        }
        if (!value.isString()) {
            throw new IllegalArgumentException(field + " is no string");
        }
        return value.asString();
    }

    private static long timestamp(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return 0;
        }
        if (!value.isIntegralNumber()) {
            throw new IllegalArgumentException("timestamp is no integer");
        }
        return value.asLong();
    }
}
