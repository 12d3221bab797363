package dev.keadm.edgecore.hub;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Waits between attempts to connect: from 100 ms, doubling, to 10 s, each with a jitter of a half, so that a thousand
 * nodes do not come back at once. A link that held for long enough starts over. Used by one thread.
 */
final class Backoff {
    static final Duration FIRST = Duration.ofMillis(100);
    static final Duration LONGEST = Duration.ofSeconds(10);

    /** A link that lived shorter than this may be one that CloudHub ends at once, again and again. */
    static final Duration PROVEN = Duration.ofSeconds(20);

    private final RandomGenerator random;
    private Duration next = FIRST;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    Duration after(Duration linkLived) {
        if (linkLived.compareTo(PROVEN) >= 0) {
            next = FIRST;
        }
        Duration base = next;
        Duration doubled = base.multipliedBy(2);
        next = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        return Duration.ofMillis((long) (base.toMillis() * (0.5 + random.nextDouble())));
    }
}
