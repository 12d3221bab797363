package dev.keadm.sandbox.hub;

import dev.keadm.sandbox.cluster.Trees;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.NullNode;

/**
 * What waits to be sent to one node. Messages that need an acknowledgement are kept one an object, the last one wins; the others
 * in the order in which they came. Both are as long as the node is behind, which the number of objects bounds.
 */
final class NodeQueue {
    private static final Frame END = Frame.create("", "", "", "", "", NullNode.getInstance());

    /** Guards the fields below it. */
    private final ReentrantLock lock = new ReentrantLock();

    private final Condition changed = lock.newCondition();
    private final Map<String, Frame> messages = new HashMap<>();
    private final LinkedHashSet<String> waiting = new LinkedHashSet<>();
    private final Set<String> inHand = new HashSet<>();
    private final Set<String> again = new HashSet<>();
    private boolean closed;
    private boolean idle;
    private @Nullable Taken handed;

    private final BlockingQueue<Frame> plain = new LinkedBlockingQueue<>();

    void addPlain(Frame frame) {
        plain.add(frame);
    }

    /** The next one that needs no acknowledgement; empty when the queue was closed. */
    Optional<Frame> takePlain() throws InterruptedException {
        Frame frame = plain.take();
        return frame.equals(END) ? Optional.empty() : Optional.of(frame);
    }

    /** The message that is kept for an object, sent or not. */
    Optional<Frame> message(String uid) {
        lock.lock();
        try {
            return Optional.ofNullable(messages.get(uid));
        } finally {
            lock.unlock();
        }
    }

    void add(String uid, Frame frame) {
        lock.lock();
        try {
            messages.put(uid, frame);
            enqueue(uid);
        } finally {
            lock.unlock();
        }
    }

    /** To the end of the queue, for another round. */
    void retry(String uid) {
        lock.lock();
        try {
            enqueue(uid);
        } finally {
            lock.unlock();
        }
    }

    /**
     * What the sender is to send now.
     *
     * @param uid of the object that it is about
     */
    record Taken(String uid, Frame frame) {}

    /**
     * The next message; whoever takes it calls {@link #done}. A sender that waits gets the very message that ended its wait, even
     * when a newer one about the same object comes at once: that is how CloudCore's edges see a pod's last update before its delete.
     * Empty when the queue was closed.
     */
    Optional<Taken> take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!closed) {
                Taken next = handed == null ? pollWaiting() : handed;
                handed = null;
                if (next != null) {
                    idle = false;
                    return Optional.of(next);
                }
                idle = true;
                changed.await();
            }
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    void done(String uid) {
        lock.lock();
        try {
            inHand.remove(uid);
            if (again.remove(uid)) {
                enqueue(uid);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Forgets a message that is the last word about its object. */
    void forget(String uid) {
        lock.lock();
        try {
            messages.remove(uid);
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        plain.add(END);
    }

    /** An object that is marked for deletion counts as deleted: nothing else may take its place. */
    static boolean isDelete(Frame frame) {
        return frame.operation().equals("delete") || Trees.deleting(frame.content());
    }

    private @Nullable Taken pollWaiting() {
        while (!waiting.isEmpty()) {
            String uid = waiting.removeFirst();
            Frame frame = messages.get(uid);
            if (frame != null) {
                inHand.add(uid);
                return new Taken(uid, frame);
            }
        }
        return null;
    }

    private void enqueue(String uid) {
        if (inHand.contains(uid)) {
            again.add(uid);
            return;
        }
        waiting.add(uid);
        if (idle && handed == null) {
            handed = pollWaiting();
            changed.signalAll();
        }
    }
}
