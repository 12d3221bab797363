package dev.keadm.sandbox.hub;

import dev.keadm.sandbox.cluster.Trees;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** One connected node: its keepalive watch and its two senders, a thread each. Ends once, for whatever reason. */
final class EdgeSession {
    private static final System.Logger LOG = System.getLogger("dev.keadm.sandbox.hub");

    private final String node;
    private final Outlet outlet;
    private final NodeQueue queue;
    private final ObjectSyncs syncs;
    private final HubTiming timing;
    private final BlockingQueue<Boolean> keepalives = new ArrayBlockingQueue<>(1);
    private final Map<String, CountDownLatch> awaited = new ConcurrentHashMap<>();
    private final AtomicBoolean ended = new AtomicBoolean();

    EdgeSession(String node, Outlet outlet, NodeQueue queue, ObjectSyncs syncs, HubTiming timing) {
        this.node = node;
        this.outlet = outlet;
        this.queue = queue;
        this.syncs = syncs;
        this.timing = timing;
    }

    String node() {
        return node;
    }

    NodeQueue queue() {
        return queue;
    }

    void start() {
        run("keepalive", this::watchKeepalives);
        run("acknowledged", this::sendAcknowledged);
        run("plain", this::sendPlain);
    }

    void keepalive() {
        // one that waits already says the same
        boolean _ = keepalives.offer(Boolean.TRUE);
    }

    void acknowledge(String id) {
        CountDownLatch waiting = awaited.remove(id);
        if (waiting != null) {
            waiting.countDown();
        }
    }

    void end(String why) {
        if (ended.compareAndSet(false, true)) {
            LOG.log(Level.INFO, "session ended node={0} why={1}", node, why);
            queue.close();
            outlet.abort();
        }
    }

    private interface Work {
        void run() throws InterruptedException;
    }

    private void run(String what, Work work) {
        Thread.ofVirtual().name("hub-" + node + "-" + what).start(() -> {
            try {
                work.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void watchKeepalives() throws InterruptedException {
        while (!ended.get()) {
            if (keepalives.poll(timing.keepalive().toMillis(), TimeUnit.MILLISECONDS) == null) {
                end("no keepalive for " + timing.keepalive());
            }
        }
    }

    private void sendPlain() throws InterruptedException {
        for (Optional<Frame> next = queue.takePlain(); next.isPresent(); next = queue.takePlain()) {
            outlet.send(next.get());
        }
    }

    private void sendAcknowledged() throws InterruptedException {
        for (Optional<NodeQueue.Taken> next = queue.take(); next.isPresent(); next = queue.take()) {
            String uid = next.get().uid();
            try {
                if (!deliver(uid, next.get().frame())) {
                    queue.retry(uid);
                }
            } finally {
                queue.done(uid);
            }
        }
    }

    /** Whether the edge acknowledged it, or the session is over. */
    private boolean deliver(String uid, Frame frame) throws InterruptedException {
        CountDownLatch answer = new CountDownLatch(1);
        awaited.put(frame.id(), answer);
        for (int sent = 0; sent <= timing.resends(); sent++) {
            outlet.send(frame);
            if (answer.await(timing.resend().toMillis(), TimeUnit.MILLISECONDS)) {
                syncs.acknowledged(node, frame);
                if (frame.operation().equals("delete")) {
                    queue.forget(uid);
                }
                return true;
            }
            if (ended.get()) {
                return true;
            }
        }
        LOG.log(
                Level.INFO,
                "not acknowledged node={0} resource={1} version={2}",
                node,
                frame.resource(),
                Trees.version(frame.content()));
        return false;
    }
}
