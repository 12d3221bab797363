package dev.keadm.sandbox.controllers;

import dev.keadm.sandbox.cluster.Cluster;
import dev.keadm.sandbox.cluster.PatchKind;
import dev.keadm.sandbox.cluster.Resource;
import dev.keadm.sandbox.cluster.Selector;
import dev.keadm.sandbox.cluster.Trees;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Binds pods that have no node to a ready node that fits and has the fewest pods. Affinities and resources are not looked at. */
final class Scheduler implements Runnable {
    private static final String OS_LABEL = "kubernetes.io/os";

    private final Cluster cluster;

    Scheduler(Cluster cluster) {
        this.cluster = cluster;
    }

    @Override
    public void run() {
        List<ObjectNode> pods = cluster.list(Resource.PODS, "", Selector.all());
        for (ObjectNode pod : pods) {
            boolean waits = Trees.text(pod, "spec", "nodeName").isEmpty() && !Trees.deleting(pod);
            if (waits && Trees.text(pod, "spec", "schedulerName").equals("default-scheduler")) {
                schedule(pod);
            }
        }
    }

    private void schedule(ObjectNode pod) {
        List<ObjectNode> nodes = cluster.list(Resource.NODES, "", Selector.all());
        Optional<ObjectNode> chosen = nodes.stream()
                .filter(node -> fits(pod, node))
                .min(Comparator.comparingInt(this::podsOn).thenComparing(Trees::name));
        if (chosen.isPresent()) {
            cluster.bind(Trees.namespace(pod), Trees.name(pod), Trees.name(chosen.get()));
        } else {
            explain(pod, nodes.size());
        }
    }

    private int podsOn(ObjectNode node) {
        return cluster.list(Resource.PODS, "", Selector.of("", "spec.nodeName=" + Trees.name(node)))
                .size();
    }

    private static boolean fits(ObjectNode pod, ObjectNode node) {
        JsonNode spec = pod.path("spec");
        JsonNode labels = node.path("metadata").path("labels");
        if (!Trees.condition(node, "Ready")
                || node.path("spec").path("unschedulable").asBoolean(false)) {
            return false;
        }
        for (Map.Entry<String, JsonNode> wanted : spec.path("nodeSelector").properties()) {
            if (!wanted.getValue().equals(labels.get(wanted.getKey()))) {
                return false;
            }
        }
        String os = Trees.text(spec, "os", "name");
        if (!os.isEmpty() && !os.equals(Trees.text(labels, OS_LABEL))) {
            return false;
        }
        return Trees.objects(node.path("spec"), "taints").stream().allMatch(taint -> tolerated(spec, taint));
    }

    private static boolean tolerated(JsonNode spec, ObjectNode taint) {
        if (Trees.text(taint, "effect").equals("PreferNoSchedule")) {
            return true;
        }
        for (JsonNode toleration : spec.path("tolerations")) {
            String key = Trees.text(toleration, "key");
            String effect = Trees.text(toleration, "effect");
            boolean exists = Trees.text(toleration, "operator").equals("Exists");
            boolean sameKey = key.equals(Trees.text(taint, "key")) || (key.isEmpty() && exists);
            boolean sameValue = exists || Trees.text(toleration, "value").equals(Trees.text(taint, "value"));
            if (sameKey && sameValue && (effect.isEmpty() || effect.equals(Trees.text(taint, "effect")))) {
                return true;
            }
        }
        return false;
    }

    private void explain(ObjectNode pod, int nodes) {
        for (JsonNode condition : pod.path("status").path("conditions")) {
            if (Trees.text(condition, "type").equals("PodScheduled")) {
                return;
            }
        }
        ObjectNode patch = JsonMapper.shared().createObjectNode();
        patch.putObject("status")
                .putArray("conditions")
                .addObject()
                .put("type", "PodScheduled")
                .put("status", "False")
                .put("reason", "Unschedulable")
                .put("message", "0/" + nodes + " nodes are available: none is ready and fits.")
                .put("lastTransitionTime", cluster.now());
        cluster.patch(Resource.PODS, Trees.namespace(pod), Trees.name(pod), PatchKind.STRATEGIC, patch, "status");
    }
}
