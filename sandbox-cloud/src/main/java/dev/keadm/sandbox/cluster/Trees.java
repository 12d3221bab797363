package dev.keadm.sandbox.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reading and building Kubernetes objects as JSON trees. */
public final class Trees {
    private Trees() {}

    public static ObjectNode metadata(ObjectNode object) {
        return child(object, "metadata");
    }

    /** The object in {@code field}, made when there is none. */
    public static ObjectNode child(ObjectNode parent, String field) {
        return parent.get(field) instanceof ObjectNode there ? there : parent.putObject(field);
    }

    /** The array in {@code field}, made when there is none. */
    public static ArrayNode array(ObjectNode parent, String field) {
        return parent.get(field) instanceof ArrayNode there ? there : parent.putArray(field);
    }

    /** The text at {@code path}, empty when there is none. */
    public static String text(JsonNode from, String... path) {
        JsonNode at = from;
        for (String step : path) {
            at = at.path(step);
        }
        return at.isValueNode() ? at.asString("") : "";
    }

    public static String name(JsonNode object) {
        return text(object, "metadata", "name");
    }

    public static String namespace(JsonNode object) {
        return text(object, "metadata", "namespace");
    }

    public static String uid(JsonNode object) {
        return text(object, "metadata", "uid");
    }

    public static String version(JsonNode object) {
        return text(object, "metadata", "resourceVersion");
    }

    public static boolean deleting(JsonNode object) {
        return !text(object, "metadata", "deletionTimestamp").isEmpty();
    }

    /** Whether a condition of that type has status True. */
    public static boolean condition(JsonNode object, String type) {
        for (JsonNode condition : object.path("status").path("conditions")) {
            if (text(condition, "type").equals(type)) {
                return text(condition, "status").equals("True");
            }
        }
        return false;
    }

    /** The objects in the array {@code field}; other elements are left out. */
    public static List<ObjectNode> objects(JsonNode parent, String field) {
        List<ObjectNode> found = new ArrayList<>();
        for (JsonNode element : parent.path(field)) {
            if (element instanceof ObjectNode object) {
                found.add(object);
            }
        }
        return found;
    }

    /** Sets {@code field} when it is absent or null. */
    static void preset(ObjectNode object, String field, Supplier<JsonNode> value) {
        if (!object.hasNonNull(field)) {
            object.set(field, value.get());
        }
    }

    static void preset(ObjectNode object, String field, String value) {
        preset(object, field, () -> object.stringNode(value));
    }

    static void preset(ObjectNode object, String field, int value) {
        preset(object, field, () -> object.numberNode(value));
    }
}
