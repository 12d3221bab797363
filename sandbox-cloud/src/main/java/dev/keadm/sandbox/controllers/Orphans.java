package dev.keadm.sandbox.controllers;

import dev.keadm.sandbox.cluster.Cluster;
import dev.keadm.sandbox.cluster.Resource;
import dev.keadm.sandbox.cluster.Selector;
import dev.keadm.sandbox.cluster.Trees;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Removes what a deleted node leaves behind: its pods, and the lease that it owns. */
final class Orphans implements Runnable {
    private final Cluster cluster;

    Orphans(Cluster cluster) {
        this.cluster = cluster;
    }

    @Override
    public void run() {
        var nodes = cluster.list(Resource.NODES, "", Selector.all());
        Set<String> names = nodes.stream().map(Trees::name).collect(Collectors.toSet());
        Set<String> uids = nodes.stream().map(Trees::uid).collect(Collectors.toSet());
        ObjectNode now = JsonMapper.shared().createObjectNode().put("gracePeriodSeconds", 0);
        for (ObjectNode pod : cluster.list(Resource.PODS, "", Selector.all())) {
            String node = Trees.text(pod, "spec", "nodeName");
            // a pod may be there before its node; only one that had begun is an orphan
            boolean begun = Trees.deleting(pod)
                    || !Trees.text(pod, "status", "startTime").isEmpty();
            if (!node.isEmpty() && !names.contains(node) && begun) {
                cluster.delete(Resource.PODS, Trees.namespace(pod), Trees.name(pod), now);
            }
        }
        for (ObjectNode lease : cluster.list(Resource.LEASES, "kube-node-lease", Selector.all())) {
            for (ObjectNode owner : Trees.objects(lease.path("metadata"), "ownerReferences")) {
                if (Trees.text(owner, "kind").equals("Node")
                        && !uids.contains(Trees.text(owner, "uid"))
                        && !names.contains(Trees.text(owner, "name"))) {
                    cluster.delete(Resource.LEASES, "kube-node-lease", Trees.name(lease), now);
                }
            }
        }
    }
}
