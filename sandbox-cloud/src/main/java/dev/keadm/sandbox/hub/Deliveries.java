package dev.keadm.sandbox.hub;

import dev.keadm.sandbox.cluster.Trees;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Decides for each message to a node whether it needs an acknowledgement and whether it is news at all.
 *
 * @see <a href="https://github.com/kubeedge/kubeedge/blob/v1.23.1/cloud/pkg/cloudhub/dispatcher/message_dispatcher.go">CloudCore's dispatcher</a>
 */
final class Deliveries {
    private static final Set<String> NEVER_ACKNOWLEDGED =
            Set.of("lease", "nodepatch", "podpatch", "podstatus", "certificatesigningrequest");

    private final Map<String, NodeQueue> queues = new ConcurrentHashMap<>();
    private final ObjectSyncs syncs;

    Deliveries(ObjectSyncs syncs) {
        this.syncs = syncs;
    }

    /** A fresh queue for a session that begins; what was queued while the node was away is dropped with the old one. */
    NodeQueue connect(String node) {
        NodeQueue fresh = new NodeQueue();
        queues.put(node, fresh);
        return fresh;
    }

    void disconnect(String node, NodeQueue queue) {
        queues.remove(node, queue);
    }

    void send(String node, Frame frame) {
        NodeQueue queue = queues.computeIfAbsent(node, _ -> new NodeQueue());
        if (!needsAcknowledgement(frame)) {
            queue.addPlain(frame);
            return;
        }
        boolean delete = NodeQueue.isDelete(frame);
        String uid = Trees.uid(frame.content());
        if (frame.version().isEmpty() && !delete) {
            return;
        }
        if (delete || frame.operation().equals(Frame.RESPONSE) || isNews(node, queue, uid, frame)) {
            queue.add(uid, frame);
        }
    }

    private boolean isNews(String node, NodeQueue queue, String uid, Frame frame) {
        Optional<Frame> kept = queue.message(uid);
        if (kept.isPresent()) {
            return !NodeQueue.isDelete(kept.get())
                    && ObjectSyncs.compare(frame.version(), kept.get().version()) > 0;
        }
        return syncs.wants(node, frame);
    }

    private static boolean needsAcknowledgement(Frame frame) {
        String resource = frame.resource();
        // the tests are by substring, names of objects included, as in CloudCore
        if (resource.contains("podlist")
                || resource.contains("membership")
                || resource.contains("twin/cloud_updated")
                || resource.contains("serviceaccounttoken")
                || resource.contains("k8s/ca.crt")) {
            return false;
        }
        boolean response = frame.operation().equals(Frame.RESPONSE);
        if (response && (isOk(frame) || frame.content().has("ErrStatus"))) {
            return false;
        }
        String type = frame.type();
        boolean neverOfNode = type.equals("node") && !frame.operation().equals("update");
        boolean podResponse = type.equals("pod") && response;
        return !neverOfNode && !podResponse && !NEVER_ACKNOWLEDGED.contains(type);
    }

    private static boolean isOk(Frame frame) {
        return frame.content().isString() && frame.content().asString().equals("OK");
    }
}
