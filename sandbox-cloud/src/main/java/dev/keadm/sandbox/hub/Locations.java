package dev.keadm.sandbox.hub;

import dev.keadm.sandbox.cluster.Trees;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/**
 * Which nodes are edges, and which of them host pods that name a configMap or secret. As in CloudCore an entry outlives its pods
 * and goes with the configMap or secret, and init containers do not count.
 *
 * @see <a href="https://github.com/kubeedge/kubeedge/blob/v1.23.1/cloud/pkg/edgecontroller/manager/location.go">CloudCore's cache</a>
 */
final class Locations {
    private static final String EDGE_LABEL = "node-role.kubernetes.io/edge";

    private final Set<String> edges = ConcurrentHashMap.newKeySet();
    private final Map<String, Set<String>> hosts = new ConcurrentHashMap<>();

    static boolean isEdge(JsonNode node) {
        JsonNode label = node.path("metadata").path("labels").path(EDGE_LABEL);
        return label.isString() && label.asString().isEmpty();
    }

    void addEdge(String node) {
        edges.add(node);
    }

    void removeEdge(String node) {
        edges.remove(node);
    }

    boolean hasEdge(String node) {
        return edges.contains(node);
    }

    void addPod(JsonNode pod) {
        JsonNode spec = pod.path("spec");
        for (JsonNode volume : spec.path("volumes")) {
            add(pod, "configmap", Trees.text(volume, "configMap", "name"));
            add(pod, "secret", Trees.text(volume, "secret", "secretName"));
            for (JsonNode source : volume.path("projected").path("sources")) {
                add(pod, "configmap", Trees.text(source, "configMap", "name"));
                add(pod, "secret", Trees.text(source, "secret", "name"));
            }
        }
        for (JsonNode container : spec.path("containers")) {
            for (JsonNode from : container.path("envFrom")) {
                add(pod, "configmap", Trees.text(from, "configMapRef", "name"));
                add(pod, "secret", Trees.text(from, "secretRef", "name"));
            }
            for (JsonNode variable : container.path("env")) {
                add(pod, "configmap", Trees.text(variable, "valueFrom", "configMapKeyRef", "name"));
                add(pod, "secret", Trees.text(variable, "valueFrom", "secretKeyRef", "name"));
            }
        }
        for (JsonNode secret : spec.path("imagePullSecrets")) {
            add(pod, "secret", Trees.text(secret, "name"));
        }
    }

    Set<String> nodesOf(String type, String namespace, String name) {
        return hosts.getOrDefault(key(type, namespace, name), Set.of());
    }

    void forget(String type, String namespace, String name) {
        hosts.remove(key(type, namespace, name));
    }

    private void add(JsonNode pod, String type, String name) {
        if (!name.isEmpty()) {
            hosts.computeIfAbsent(key(type, Trees.namespace(pod), name), _ -> ConcurrentHashMap.newKeySet())
                    .add(Trees.text(pod, "spec", "nodeName"));
        }
    }

    private static String key(String type, String namespace, String name) {
        return type + "/" + namespace + "/" + name;
    }
}
