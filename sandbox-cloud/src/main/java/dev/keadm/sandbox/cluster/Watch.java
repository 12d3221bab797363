package dev.keadm.sandbox.cluster;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The changes of the store from one revision on, in order. A reader who falls {@value #CAPACITY} changes behind loses the watch
 * and has to list again, as with a real API server.
 */
public final class Watch implements AutoCloseable {
    private static final int CAPACITY = 10_000;

    private final BlockingQueue<Change> changes = new LinkedBlockingQueue<>(CAPACITY);
    private final Consumer<Watch> onClose;
    private volatile boolean lost;

    Watch(Consumer<Watch> onClose) {
        this.onClose = onClose;
    }

    void offer(Change change) {
        if (!changes.offer(change)) {
            lost = true;
        }
    }

    /** The next change, or empty when none came in time. */
    public Optional<Change> next(Duration patience) throws InterruptedException {
        return Optional.ofNullable(changes.poll(patience.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** Whether changes were dropped since; the reader has to list again. */
    public boolean lost() {
        return lost;
    }

    @Override
    public void close() {
        onClose.accept(this);
    }
}
