package dev.keadm.sandbox.api;

import dev.keadm.sandbox.cluster.Resource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /version}, {@code /api}, {@code /apis} and what is below them: which resources there are. */
final class Discovery {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<String> VERBS =
            List.of("create", "delete", "deletecollection", "get", "list", "patch", "update", "watch");

    private Discovery() {}

    /** The answer to a path of discovery, empty for any other. */
    static Optional<JsonNode> find(String path) {
        return switch (path) {
            case "/version" -> Optional.of(version());
            case "/api" ->
                Optional.of(JSON.createObjectNode()
                        .put("kind", "APIVersions")
                        .set("versions", JSON.createArrayNode().add("v1")));
            case "/apis" -> Optional.of(groups());
            case "/healthz", "/livez", "/readyz" ->
                Optional.of(JSON.getNodeFactory().stringNode("ok"));
            default -> resources(path);
        };
    }

    private static JsonNode version() {
        return JSON.createObjectNode()
                .put("major", "1")
                .put("minor", "32")
                .put("gitVersion", "v1.32.10-keadm-sandbox")
                .put("platform", "linux/amd64");
    }

    private static JsonNode groups() {
        ObjectNode list = JSON.createObjectNode().put("kind", "APIGroupList").put("apiVersion", "v1");
        ArrayNode groups = list.putArray("groups");
        for (String name : new TreeSet<>(
                Arrays.stream(Resource.values()).map(Resource::group).toList())) {
            if (!name.isEmpty()) {
                groups.add(group(name));
            }
        }
        return list;
    }

    private static ObjectNode group(String name) {
        String version = Arrays.stream(Resource.values())
                .filter(resource -> resource.group().equals(name))
                .findFirst()
                .map(Resource::version)
                .orElseThrow();
        ObjectNode preferred = JSON.createObjectNode()
                .put("groupVersion", name + "/" + version)
                .put("version", version);
        ObjectNode group = JSON.createObjectNode().put("name", name);
        group.putArray("versions").add(preferred);
        group.set("preferredVersion", preferred.deepCopy());
        return group;
    }

    private static Optional<JsonNode> resources(String path) {
        for (Resource first : Resource.values()) {
            if (path.equals("/apis/" + first.group()) && !first.group().isEmpty()) {
                return Optional.of(group(first.group()).put("kind", "APIGroup").put("apiVersion", "v1"));
            }
            String root = first.group().isEmpty() ? "/api/" : "/apis/";
            if (path.equals(root + first.apiVersion())) {
                return Optional.of(resourceList(first.apiVersion()));
            }
        }
        return Optional.empty();
    }

    private static ObjectNode resourceList(String apiVersion) {
        ObjectNode list = JSON.createObjectNode()
                .put("kind", "APIResourceList")
                .put("apiVersion", "v1")
                .put("groupVersion", apiVersion);
        ArrayNode resources = list.putArray("resources");
        for (Resource resource : Resource.values()) {
            if (resource.apiVersion().equals(apiVersion)) {
                ObjectNode entry = resources.addObject();
                entry.put("name", resource.plural())
                        .put("singularName", resource.singular())
                        .put("namespaced", resource.namespaced())
                        .put("kind", resource.kind());
                ArrayNode verbs = entry.putArray("verbs");
                VERBS.forEach(verbs::add);
                if (!resource.shortNames().isEmpty()) {
                    ArrayNode names = entry.putArray("shortNames");
                    resource.shortNames().forEach(names::add);
                }
            }
        }
        return list;
    }
}
