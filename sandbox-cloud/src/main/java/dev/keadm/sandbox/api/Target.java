package dev.keadm.sandbox.api;

import dev.keadm.sandbox.cluster.ApiException;
import dev.keadm.sandbox.cluster.Resource;
import java.util.Arrays;
import java.util.List;

/**
 * What a path of the API names.
 *
 * @param namespace empty for all, or for objects of the whole cluster
 * @param name empty for the collection
 * @param subresource empty for the object itself
 */
record Target(Resource resource, String namespace, String name, String subresource) {
    /** @throws ApiException 404 when the path names nothing that the sandbox keeps */
    static Target of(String path) {
        List<String> parts = Arrays.stream(path.split("/", -1))
                .filter(part -> !part.isEmpty())
                .toList();
        boolean core = !parts.isEmpty() && parts.getFirst().equals("api");
        int groupParts = core ? 2 : 3;
        if (parts.size() <= groupParts || !(core || parts.getFirst().equals("apis"))) {
            throw ApiException.noSuchPath();
        }
        String group = core ? "" : parts.get(1);
        String version = parts.get(groupParts - 1);
        List<String> rest = parts.subList(groupParts, parts.size());
        boolean inNamespace = rest.size() > 2 && rest.getFirst().equals("namespaces") && !isOwnSubresource(rest);
        String namespace = inNamespace ? rest.get(1) : "";
        List<String> tail = inNamespace ? rest.subList(2, rest.size()) : rest;
        Resource resource = Resource.find(group, version, tail.getFirst()).orElseThrow(ApiException::noSuchPath);
        if (tail.size() > 3 || (tail.size() > 1 && resource.namespaced() != inNamespace)) {
            throw ApiException.noSuchPath();
        }
        return new Target(resource, namespace, tail.size() > 1 ? tail.get(1) : "", tail.size() > 2 ? tail.get(2) : "");
    }

    /** {@code /namespaces/x/status} is about the namespace, not in it. */
    private static boolean isOwnSubresource(List<String> rest) {
        return rest.size() == 3 && (rest.get(2).equals("status") || rest.get(2).equals("finalize"));
    }
}
