package dev.keadm.edgecore.hub;

import dev.keadm.wire.Message;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Questions under way, by message id. Thread-safe. */
final class PendingReplies {
    private final Map<String, Pending> byId = new ConcurrentHashMap<>();

    Pending expect(String id) {
        Pending pending = new Pending(id);
        byId.put(id, pending);
        return pending;
    }

    /** False when nobody waits for it (any more). */
    boolean complete(Message reply) {
        Pending pending = byId.remove(reply.parentId());
        if (pending == null) {
            return false;
        }
        pending.settle(new Answer.Replied(reply));
        return true;
    }

    void failAll(String why) {
        byId.values().removeIf(pending -> {
            pending.settle(new Answer.Unanswered(why));
            return true;
        });
    }

    final class Pending {
        private final String id;
        private final CountDownLatch settled = new CountDownLatch(1);

        /** Set once, before the latch opens. */
        private volatile @Nullable Answer answer;

        private Pending(String id) {
            this.id = id;
        }

        private void settle(Answer result) {
            answer = result;
            settled.countDown();
        }

        /** The question never left. */
        void forget() {
            byId.remove(id);
        }

        /** Null when the deadline passes or the thread is interrupted. */
        @Nullable
        Answer await(Duration deadline) {
            try {
                return settled.await(deadline.toNanos(), TimeUnit.NANOSECONDS) ? answer : null;
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return null;
            } finally {
                forget();
            }
        }
    }
}
