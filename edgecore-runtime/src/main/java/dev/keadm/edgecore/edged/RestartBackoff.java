package dev.keadm.edgecore.edged;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The kubelet's: the first try at once, then 10 s doubling to 300 s after the last end; forgotten after 10 minutes. */
final class RestartBackoff {
    private static final Duration FIRST = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Map<String, Entry> entries = new HashMap<>();

    private record Entry(Duration delay, Instant lastTry) {}

    /** When the next try may be made, for something that failed or ended at {@code ended}. */
    Instant mayTryAt(String key, Instant ended) {
        Entry entry = entries.get(key);
        return entry == null || isForgotten(entry, ended) ? ended : ended.plus(entry.delay);
    }

    Duration delay(String key) {
        Entry entry = entries.get(key);
        return entry == null ? FIRST : entry.delay;
    }

    /** Notes a try: the next one waits longer. */
    void tried(String key, Instant now) {
        Entry entry = entries.get(key);
        Duration delay = entry == null || isForgotten(entry, now) ? FIRST : longer(entry.delay);
        entries.put(key, new Entry(delay, now));
    }

    void forget(String key) {
        entries.remove(key);
    }

    private static Duration longer(Duration delay) {
        Duration doubled = delay.multipliedBy(2);
        return doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    }

    private static boolean isForgotten(Entry entry, Instant at) {
        return Duration.between(entry.lastTry, at).compareTo(LONGEST.multipliedBy(2)) > 0;
    }
}
