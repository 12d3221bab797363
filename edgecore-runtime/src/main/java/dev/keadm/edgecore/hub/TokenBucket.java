package dev.keadm.edgecore.hub;

import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/** Limits a rate: a burst at once, then one each interval. Thread-safe. */
final class TokenBucket {
    private static final long SECOND = 1_000_000_000L;

    private final LongSupplier nanoTime;
    private final long interval;
    private final long burst;

    /** When the bucket would be full; guarded by this. */
    private long fullAt;

    TokenBucket(int perSecond, int burst, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.interval = SECOND / Math.max(1, perSecond);
        this.burst = Math.max(1, burst);
        this.fullAt = nanoTime.getAsLong();
    }

    /** Waits for a token. Returns early, without one, when interrupted. */
    void take() {
        long until = nanoTime.getAsLong() + reserve();
        for (long left = until - nanoTime.getAsLong();
                left > 0 && !Thread.currentThread().isInterrupted(); ) {
            LockSupport.parkNanos(this, left);
            left = until - nanoTime.getAsLong();
        }
    }

    /** Takes a token, maybe one that is not there yet: nanoseconds until it is. */
    synchronized long reserve() {
        long now = nanoTime.getAsLong();
        fullAt = Math.max(fullAt, now) + interval;
        return Math.max(0, fullAt - now - burst * interval);
    }
}
