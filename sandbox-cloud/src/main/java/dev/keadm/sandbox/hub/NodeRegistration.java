package dev.keadm.sandbox.hub;

import dev.keadm.sandbox.cluster.ApiException;
import dev.keadm.sandbox.cluster.Cluster;
import dev.keadm.sandbox.cluster.PatchKind;
import dev.keadm.sandbox.cluster.Resource;
import dev.keadm.sandbox.cluster.Trees;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Creating and labelling nodes for edges. */
final class NodeRegistration {
    private static final String CLOUD_ADDRESS = "127.0.0.1";

    private final Cluster cluster;

    NodeRegistration(Cluster cluster) {
        this.cluster = cluster;
    }

    /** Labels of kubernetes.io are put on by a second request, as CloudCore does because of an admission plugin. */
    ObjectNode register(String name, ObjectNode node) {
        ObjectNode later = JsonMapper.shared().createObjectNode();
        ObjectNode reserved = Trees.child(Trees.metadata(later), "labels");
        ObjectNode labels = Trees.child(Trees.metadata(node), "labels");
        for (Map.Entry<String, JsonNode> label : labels.deepCopy().properties()) {
            if (isReserved(label.getKey())) {
                reserved.set(label.getKey(), label.getValue());
                labels.remove(label.getKey());
            }
        }
        ObjectNode metadata = Trees.metadata(node).put("name", name);
        Trees.child(metadata, "annotations").put("cloudcore", CLOUD_ADDRESS);
        ObjectNode created = cluster.create(Resource.NODES, "", node);
        return reserved.isEmpty() ? created : cluster.patch(Resource.NODES, "", name, PatchKind.MERGE, later, "");
    }

    /**
     * Merges labels and annotations only.
     *
     * @return the node's new version; empty when it cannot be done, which CloudCore does not answer
     */
    Optional<String> merge(String name, ObjectNode wanted) {
        ObjectNode patch = JsonMapper.shared().createObjectNode();
        for (String field : new String[] {"labels", "annotations"}) {
            if (wanted.path("metadata").get(field) instanceof ObjectNode map) {
                Trees.metadata(patch).set(field, map);
            }
        }
        try {
            return Optional.of(Trees.version(cluster.patch(Resource.NODES, "", name, PatchKind.STRATEGIC, patch, "")));
        } catch (ApiException e) {
            return Optional.empty();
        }
    }

    /** Notes on the node which cloud it is connected to, when there is such a node. */
    void connected(String name) {
        ObjectNode patch = JsonMapper.shared().createObjectNode();
        Trees.child(Trees.metadata(patch), "annotations").put("cloudcore", CLOUD_ADDRESS);
        if (cluster.find(Resource.NODES, "", name).isPresent()) {
            Optional<String> _ = merge(name, patch);
        }
    }

    private static boolean isReserved(String label) {
        int slash = label.indexOf('/');
        if (slash < 0 || label.indexOf('/', slash + 1) >= 0) {
            return false;
        }
        String prefix = label.substring(0, slash);
        return prefix.equals("kubernetes.io") || prefix.endsWith(".kubernetes.io");
    }
}
