package dev.keadm.sandbox.hub;

import dev.keadm.sandbox.cluster.ApiException;
import dev.keadm.sandbox.cluster.Cluster;
import dev.keadm.sandbox.cluster.PatchKind;
import dev.keadm.sandbox.cluster.Resource;
import dev.keadm.sandbox.cluster.Selector;
import dev.keadm.sandbox.cluster.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which version of which object a node has acknowledged, in objects of the cluster as KubeEdge keeps them: {@code ObjectSync} in the
 * object's namespace, {@code ClusterObjectSync} for the others, each named {@code <node>.<uid>}. "0" stands for none yet.
 */
final class ObjectSyncs {
    private final Cluster cluster;

    ObjectSyncs(Cluster cluster) {
        this.cluster = cluster;
    }

    /** @param version empty when the object's version was never written */
    record Entry(String node, String uid, String namespace, Resource resource, String name, String version) {}

    /** Whether the node is still to get that version; the first time an object is met, a record is begun. */
    boolean wants(String node, Frame frame) {
        String uid = Trees.uid(frame.content());
        Optional<ObjectNode> there = cluster.find(kind(frame.namespace()), frame.namespace(), node + "." + uid);
        if (there.isEmpty()) {
            begin(node, frame, "0");
            return true;
        }
        String known = Trees.text(there.get(), "status", "objectResourceVersion");
        return !known.isEmpty() && compare(frame.version(), known) > 0;
    }

    /** The node has acknowledged the message. */
    void acknowledged(String node, Frame frame) {
        String name = node + "." + Trees.uid(frame.content());
        Resource kind = kind(frame.namespace());
        if (frame.operation().equals("delete")) {
            remove(kind, frame.namespace(), name);
            return;
        }
        if (cluster.find(kind, frame.namespace(), name).isEmpty()) {
            begin(node, frame, frame.version());
            return;
        }
        ObjectNode patch = JsonMapper.shared().createObjectNode();
        patch.putObject("status").put("objectResourceVersion", frame.version());
        try {
            cluster.patch(kind, frame.namespace(), name, PatchKind.MERGE, patch, "status");
        } catch (ApiException e) {
            // somebody removed the record in between, as a repair by hand does: the object will be sent again
        }
    }

    List<Entry> all() {
        List<Entry> entries = new ArrayList<>();
        for (Resource kind : List.of(Resource.CLUSTER_OBJECT_SYNCS, Resource.OBJECT_SYNCS)) {
            for (ObjectNode sync : cluster.list(kind, "", Selector.all())) {
                entry(sync).ifPresent(entries::add);
            }
        }
        return entries;
    }

    /** Drops the records of nodes that are no more. */
    void dropOrphans() {
        for (Entry entry : all()) {
            if (cluster.find(Resource.NODES, "", entry.node()).isEmpty()) {
                remove(kind(entry.namespace()), entry.namespace(), entry.node() + "." + entry.uid());
            }
        }
    }

    static int compare(String version, String other) {
        return Long.compareUnsigned(Long.parseUnsignedLong(version), Long.parseUnsignedLong(other));
    }

    private static Resource kind(String namespace) {
        return namespace.isEmpty() ? Resource.CLUSTER_OBJECT_SYNCS : Resource.OBJECT_SYNCS;
    }

    private static Optional<Entry> entry(ObjectNode sync) {
        String name = Trees.name(sync);
        int dot = name.lastIndexOf('.');
        Optional<Resource> resource =
                Resource.ofType(Trees.text(sync, "spec", "objectKind").toLowerCase(java.util.Locale.ROOT));
        if (dot < 0 || resource.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Entry(
                name.substring(0, dot),
                name.substring(dot + 1),
                Trees.namespace(sync),
                resource.get(),
                Trees.text(sync, "spec", "objectName"),
                Trees.text(sync, "status", "objectResourceVersion")));
    }

    private void begin(String node, Frame frame, String version) {
        Optional<Resource> resource = Resource.ofType(frame.type());
        if (resource.isEmpty()) {
            return;
        }
        Resource kind = kind(frame.namespace());
        ObjectNode sync = JsonMapper.shared().createObjectNode();
        Trees.metadata(sync).put("name", node + "." + Trees.uid(frame.content()));
        sync.putObject("spec")
                .put("objectAPIVersion", resource.get().apiVersion())
                .put("objectKind", resource.get().kind())
                .put("objectName", frame.name());
        sync.putObject("status").put("objectResourceVersion", version);
        try {
            cluster.create(kind, frame.namespace(), sync);
        } catch (ApiException e) {
            // two messages about one object at once: the record is there, or its namespace is going away
        }
    }

    private void remove(Resource kind, String namespace, String name) {
        try {
            cluster.delete(kind, namespace, name, JsonMapper.shared().createObjectNode());
        } catch (ApiException e) {
            // gone already
        }
    }
}
