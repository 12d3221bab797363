package dev.keadm.sandbox.hub;

import dev.keadm.sandbox.cluster.Change;
import dev.keadm.sandbox.cluster.Cluster;
import dev.keadm.sandbox.cluster.Resource;
import dev.keadm.sandbox.cluster.Selector;
import dev.keadm.sandbox.cluster.Trees;
import dev.keadm.sandbox.cluster.Watch;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** Turns the cluster's changes into messages to the edges that they concern, in one thread. */
final class Downstream {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Cluster cluster;
    private final Locations locations;
    private final Deliveries deliveries;
    private final ObjectSyncs syncs;
    private final Consumer<String> nodeGone;
    private volatile boolean running = true;

    /** @param nodeGone told when a node was deleted or lost its edge label */
    Downstream(
            Cluster cluster, Locations locations, Deliveries deliveries, ObjectSyncs syncs, Consumer<String> nodeGone) {
        this.cluster = cluster;
        this.locations = locations;
        this.deliveries = deliveries;
        this.syncs = syncs;
        this.nodeGone = nodeGone;
    }

    void start() {
        syncs.dropOrphans();
        long from = learn();
        Thread.ofVirtual().name("hub-downstream").start(() -> follow(from));
    }

    void stop() {
        running = false;
    }

    private long learn() {
        long revision = cluster.revision();
        for (ObjectNode node : cluster.list(Resource.NODES, "", Selector.all())) {
            if (Locations.isEdge(node)) {
                locations.addEdge(Trees.name(node));
            }
        }
        for (ObjectNode pod : cluster.list(Resource.PODS, "", Selector.all())) {
            if (locations.hasEdge(Trees.text(pod, "spec", "nodeName"))) {
                locations.addPod(pod);
            }
        }
        return revision;
    }

    private void follow(long from) {
        Watch watch = cluster.watch(from);
        try {
            while (running) {
                if (watch.lost()) {
                    System.getLogger("dev.keadm.sandbox.hub")
                            .log(Level.WARNING, "fell behind the cluster's changes: edges catch up from their records");
                    watch.close();
                    watch = cluster.watch(learn());
                }
                Optional<Change> change = watch.next(PATIENCE);
                change.ifPresent(this::pass);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            watch.close();
        }
    }

    private void pass(Change change) {
        switch (change.key().resource()) {
            case NODES -> node(change);
            case PODS -> pod(change);
            case CONFIG_MAPS, SECRETS -> shared(change);
            case NAMESPACES, SERVICE_ACCOUNTS, SERVICES, EVENTS, LEASES, OBJECT_SYNCS, CLUSTER_OBJECT_SYNCS -> {}
        }
    }

    private void node(Change change) {
        String name = change.key().name();
        boolean gone = change.type() == Change.Type.DELETED;
        if (!gone && Locations.isEdge(change.object())) {
            locations.addEdge(name);
            push(name, change, "update", "null/node/" + name);
        } else if (locations.hasEdge(name)) {
            locations.removeEdge(name);
            nodeGone.accept(name);
        }
        if (gone) {
            syncs.dropOrphans();
        }
    }

    private void pod(Change change) {
        String node = Trees.text(change.object(), "spec", "nodeName");
        if (!locations.hasEdge(node)) {
            return;
        }
        if (change.type() != Change.Type.DELETED) {
            locations.addPod(change.object());
        }
        // a pod that the scheduler bound is first seen as an update: its insert concerned no node
        push(
                node,
                change,
                operation(change.type()),
                change.key().namespace() + "/pod/" + change.key().name());
    }

    private void shared(Change change) {
        String type = change.key().resource().singular();
        String namespace = change.key().namespace();
        String name = change.key().name();
        Set<String> nodes = locations.nodesOf(type, namespace, name);
        if (change.type() == Change.Type.DELETED) {
            locations.forget(type, namespace, name);
        }
        boolean newSecret = change.type() == Change.Type.ADDED && type.equals("secret");
        String operation = newSecret ? "update" : operation(change.type());
        for (String node : List.copyOf(nodes)) {
            push(node, change, operation, namespace + "/" + type + "/" + name);
        }
    }

    private void push(String node, Change change, String operation, String resource) {
        deliveries.send(node, Frame.push(operation, resource, Trees.version(change.object()), change.object()));
    }

    private static String operation(Change.Type type) {
        return switch (type) {
            case ADDED -> "insert";
            case MODIFIED -> "update";
            case DELETED -> "delete";
        };
    }
}
