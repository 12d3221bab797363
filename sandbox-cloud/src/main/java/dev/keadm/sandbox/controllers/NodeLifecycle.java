package dev.keadm.sandbox.controllers;

import dev.keadm.sandbox.cluster.Cluster;
import dev.keadm.sandbox.cluster.PatchKind;
import dev.keadm.sandbox.cluster.Resource;
import dev.keadm.sandbox.cluster.Selector;
import dev.keadm.sandbox.cluster.Trees;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Declares nodes unknown whose lease nobody renews, and keeps the taints that go with a node's readiness. It evicts no pods. */
final class NodeLifecycle implements Runnable {
    private static final Duration GRACE = Duration.ofSeconds(50);
    private static final String NOT_READY = "node.kubernetes.io/not-ready";
    private static final String UNREACHABLE = "node.kubernetes.io/unreachable";

    private final Cluster cluster;
    private final Clock clock;

    NodeLifecycle(Cluster cluster, Clock clock) {
        this.cluster = cluster;
        this.clock = clock;
    }

    @Override
    public void run() {
        for (ObjectNode node : cluster.list(Resource.NODES, "", Selector.all())) {
            String status = ready(node);
            if (!status.equals("Unknown") && silent(node)) {
                declareUnknown(node);
                status = "Unknown";
            }
            taint(Trees.name(node), status);
        }
    }

    private static String ready(ObjectNode node) {
        return readiness(node).map(condition -> Trees.text(condition, "status")).orElse("False");
    }

    private static Optional<ObjectNode> readiness(ObjectNode node) {
        for (ObjectNode condition : Trees.objects(node.path("status"), "conditions")) {
            if (Trees.text(condition, "type").equals("Ready")) {
                return Optional.of(condition);
            }
        }
        return Optional.empty();
    }

    /** Kubernetes' own controller takes a renewed lease and a reported status for signs of life alike. */
    private boolean silent(ObjectNode node) {
        Optional<ObjectNode> lease = cluster.find(Resource.LEASES, "kube-node-lease", Trees.name(node));
        String last = lease.map(found -> Trees.text(found, "spec", "renewTime"))
                .orElse(Trees.text(node, "metadata", "creationTimestamp"));
        String reported = readiness(node)
                .map(condition -> Trees.text(condition, "lastHeartbeatTime"))
                .orElse("");
        return old(last) && old(reported);
    }

    private boolean old(String time) {
        try {
            return Instant.parse(time).plus(GRACE).isBefore(clock.instant());
        } catch (DateTimeParseException e) {
            return true;
        }
    }

    private void declareUnknown(ObjectNode node) {
        ObjectNode patch = JsonMapper.shared().createObjectNode();
        ArrayNode conditions = patch.putObject("status").putArray("conditions");
        for (ObjectNode condition : Trees.objects(node.path("status"), "conditions")) {
            conditions
                    .addObject()
                    .put("type", Trees.text(condition, "type"))
                    .put("status", "Unknown")
                    .put("reason", "NodeStatusUnknown")
                    .put("message", "Kubelet stopped posting node status.")
                    .put("lastTransitionTime", cluster.now());
        }
        cluster.patch(Resource.NODES, "", Trees.name(node), PatchKind.STRATEGIC, patch, "status");
    }

    private void taint(String name, String ready) {
        ObjectNode node = cluster.get(Resource.NODES, "", name);
        String wanted = switch (ready) {
            case "True" -> "";
            case "Unknown" -> UNREACHABLE;
            default -> NOT_READY;
        };
        ArrayNode kept = JsonMapper.shared().createArrayNode();
        boolean there = false;
        for (ObjectNode taint : Trees.objects(node.path("spec"), "taints")) {
            String key = Trees.text(taint, "key");
            there |= key.equals(wanted);
            if (key.equals(wanted) || !(key.equals(NOT_READY) || key.equals(UNREACHABLE))) {
                kept.add(taint);
            }
        }
        if (!there && !wanted.isEmpty()) {
            kept.addObject().put("key", wanted).put("effect", "NoSchedule");
        }
        if (kept.size() != node.path("spec").path("taints").size() || (!there && !wanted.isEmpty())) {
            ObjectNode spec = Trees.child(node, "spec");
            if (kept.isEmpty()) {
                spec.remove("taints");
            } else {
                spec.set("taints", kept);
            }
            cluster.update(Resource.NODES, "", name, node, "");
        }
    }
}
