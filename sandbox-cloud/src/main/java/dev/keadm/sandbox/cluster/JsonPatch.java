package dev.keadm.sandbox.cluster;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** RFC 6902. */
final class JsonPatch {
    private JsonPatch() {}

    /** @throws ApiException 400 or 422 when the patch is malformed or does not fit */
    static void apply(ObjectNode target, JsonNode patch) {
        if (!patch.isArray()) {
            throw ApiException.badRequest("a JSON patch is an array of operations");
        }
        for (JsonNode operation : patch) {
            applyOne(target, operation);
        }
    }

    private static void applyOne(ObjectNode target, JsonNode operation) {
        String path = Trees.text(operation, "path");
        switch (Trees.text(operation, "op")) {
            case "add" -> add(target, path, operation.path("value").deepCopy());
            case "replace" -> {
                remove(target, path);
                add(target, path, operation.path("value").deepCopy());
            }
            case "remove" -> remove(target, path);
            case "copy" ->
                add(target, path, find(target, Trees.text(operation, "from")).deepCopy());
            case "move" -> add(target, path, remove(target, Trees.text(operation, "from")));
            case "test" -> {
                if (!find(target, path).equals(operation.path("value"))) {
                    throw ApiException.unprocessable("testing value " + path + " failed");
                }
            }
            default -> throw ApiException.badRequest("unexpected kind of JSON patch operation: " + operation);
        }
    }

    private static JsonNode find(ObjectNode target, String path) {
        JsonNode found = target.at(path);
        if (found.isMissingNode()) {
            throw missing(path);
        }
        return found;
    }

    private static void add(ObjectNode target, String path, JsonNode value) {
        String last = last(path);
        switch (find(target, parent(path))) {
            case ObjectNode object -> object.set(last, value);
            case ArrayNode list when last.equals("-") -> list.add(value);
            case ArrayNode list -> list.insert(index(last, list.size(), path), value);
            default -> throw missing(path);
        }
    }

    private static JsonNode remove(ObjectNode target, String path) {
        JsonNode removed = find(target, path);
        switch (find(target, parent(path))) {
            case ObjectNode object -> object.remove(last(path));
            case ArrayNode list -> list.remove(index(last(path), list.size() - 1, path));
            default -> throw missing(path);
        }
        return removed;
    }

    private static int index(String text, int largest, String path) {
        if (!text.matches("0|[1-9][0-9]{0,8}") || Integer.parseInt(text) > largest) {
            throw missing(path);
        }
        return Integer.parseInt(text);
    }

    private static String parent(String path) {
        if (!path.startsWith("/")) {
            throw missing(path);
        }
        return path.substring(0, path.lastIndexOf('/'));
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1).replace("~1", "/").replace("~0", "~");
    }

    private static ApiException missing(String path) {
        return ApiException.unprocessable(
                "the server rejected our request: no such place in the object: '" + path + "'");
    }
}
