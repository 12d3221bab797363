package dev.keadm.sandbox.cluster;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/** Objects by key, with one revision counter for all of them, and whoever watches them. */
final class ObjectStore implements AutoCloseable {
    private static final int REMEMBERED = 4096;

    /** Guards all fields below it. */
    private final ReentrantLock lock = new ReentrantLock();

    private final ObjectLog log;
    private final NavigableMap<ObjectKey, ObjectNode> objects;
    private final Deque<Change> history = new ArrayDeque<>();
    private final Set<Watch> watches = ConcurrentHashMap.newKeySet();
    private long revision;
    private long forgotten;

    ObjectStore(Path file) {
        log = new ObjectLog(file);
        objects = log.open();
        revision = Math.max(log.revision(), 1);
        forgotten = revision;
    }

    /** Runs {@code work} while nobody else changes anything. */
    <T> T atomically(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    Optional<ObjectNode> get(ObjectKey key) {
        return atomically(() -> Optional.ofNullable(objects.get(key)).map(ObjectNode::deepCopy));
    }

    List<ObjectNode> list(Predicate<ObjectKey> keys) {
        return atomically(() -> {
            List<ObjectNode> found = new ArrayList<>();
            objects.forEach((key, object) -> {
                if (keys.test(key)) {
                    found.add(object.deepCopy());
                }
            });
            return found;
        });
    }

    long revision() {
        return atomically(() -> revision);
    }

    /** Stores a copy under a new revision and gives that copy to the watchers. */
    ObjectNode put(ObjectKey key, ObjectNode object) {
        return atomically(() -> {
            ObjectNode kept = object.deepCopy();
            long now = stamp(kept);
            ObjectNode before = objects.put(key, kept);
            log.put(key, kept, now);
            publish(
                    before == null
                            ? new Change(Change.Type.ADDED, key, kept, kept, now)
                            : new Change(Change.Type.MODIFIED, key, kept, before, now));
            return kept.deepCopy();
        });
    }

    void remove(ObjectKey key) {
        atomically(() -> {
            ObjectNode before = objects.remove(key);
            if (before != null) {
                ObjectNode last = before.deepCopy();
                long now = stamp(last);
                log.remove(key, now);
                publish(new Change(Change.Type.DELETED, key, last, before, now));
            }
            return key;
        });
    }

    /**
     * What happens after {@code after}.
     *
     * @throws ApiException 410 when that is too long ago
     */
    Watch watch(long after) {
        return atomically(() -> {
            if (after < forgotten) {
                throw ApiException.expired(after, forgotten);
            }
            Watch watch = new Watch(watches::remove);
            history.stream().filter(change -> change.revision() > after).forEach(watch::offer);
            watches.add(watch);
            return watch;
        });
    }

    @Override
    public void close() {
        log.close();
    }

    private long stamp(ObjectNode object) {
        revision++;
        Trees.metadata(object).put("resourceVersion", Long.toString(revision));
        return revision;
    }

    private void publish(Change change) {
        history.addLast(change);
        if (history.size() > REMEMBERED) {
            forgotten = history.removeFirst().revision();
        }
        watches.forEach(watch -> watch.offer(change));
    }
}
