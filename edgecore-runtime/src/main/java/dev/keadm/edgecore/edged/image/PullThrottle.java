package dev.keadm.edgecore.edged.image;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Lets a burst of pulls through and then so many a second; none per second means any number. */
final class PullThrottle {
    private final Clock clock;
    private final int perSecond;
    private final int burst;
    /** Guarded by this, as is {@link #filled}. */
    private double left;

    private Instant filled;

    PullThrottle(Clock clock, int perSecond, int burst) {
        this.clock = clock;
        this.perSecond = perSecond;
        this.burst = burst;
        this.left = burst;
        this.filled = clock.instant();
    }

    synchronized boolean tryPull() {
        if (perSecond <= 0) {
            return true;
        }
        Instant now = clock.instant();
        double grown = Duration.between(filled, now).toNanos() / 1e9 * perSecond;
        left = Math.min(burst, left + Math.max(grown, 0));
        filled = now;
        if (left < 1) {
            return false;
        }
        left--;
        return true;
    }
}
