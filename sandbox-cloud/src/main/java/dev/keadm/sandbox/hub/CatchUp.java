package dev.keadm.sandbox.hub;

import dev.keadm.sandbox.cluster.Cluster;
import dev.keadm.sandbox.cluster.Resource;
import dev.keadm.sandbox.cluster.Trees;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * CloudCore's SyncController: compares what each node acknowledged with the cluster and sends what is missing, always as update or
 * delete. The only way in which a node that was away catches up.
 */
final class CatchUp implements Runnable {
    private final Cluster cluster;
    private final ObjectSyncs syncs;
    private final Deliveries deliveries;

    CatchUp(Cluster cluster, ObjectSyncs syncs, Deliveries deliveries) {
        this.cluster = cluster;
        this.syncs = syncs;
        this.deliveries = deliveries;
    }

    @Override
    public void run() {
        try {
            syncs.all().forEach(this::compare);
        } catch (RuntimeException e) {
            // thrown out of here it would be the last round
            System.getLogger("dev.keadm.sandbox.hub")
                    .log(System.Logger.Level.WARNING, "a round of catching up failed", e);
        }
    }

    private void compare(ObjectSyncs.Entry entry) {
        Optional<ObjectNode> there = cluster.find(entry.resource(), entry.namespace(), entry.name())
                .filter(object -> Trees.uid(object).equals(entry.uid()));
        if (there.isEmpty()) {
            deliveries.send(entry.node(), Frame.push("delete", resource(entry), "", stub(entry)));
            return;
        }
        String version = Trees.version(there.get());
        if (!entry.version().isEmpty() && ObjectSyncs.compare(version, entry.version()) > 0) {
            deliveries.send(entry.node(), Frame.push("update", resource(entry), version, there.get()));
        }
    }

    private static String resource(ObjectSyncs.Entry entry) {
        String namespace = entry.namespace().isEmpty() ? "null" : entry.namespace();
        return namespace + "/" + entry.resource().singular() + "/" + entry.name();
    }

    /** All that is known of an object that is gone. */
    private static ObjectNode stub(ObjectSyncs.Entry entry) {
        ObjectNode stub = JsonMapper.shared().createObjectNode();
        ObjectNode metadata = Trees.metadata(stub).put("name", entry.name());
        if (entry.resource() != Resource.NODES && !entry.namespace().isEmpty()) {
            metadata.put("namespace", entry.namespace());
        }
        metadata.put("uid", entry.uid());
        return stub;
    }
}
