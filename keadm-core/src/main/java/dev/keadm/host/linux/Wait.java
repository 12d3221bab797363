package dev.keadm.host.linux;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Asks the system again and again, where it tells nothing by itself. */
final class Wait {
    private static final long PAUSE_MILLISECONDS = 50;

    interface Condition {
        boolean holds() throws IOException, InterruptedException;
    }

    private Wait() {}

    /** Returns whether it held before the deadline. */
    static boolean until(Duration deadline, Condition condition) throws IOException, InterruptedException {
        long end = System.nanoTime() + deadline.toNanos();
        CountDownLatch never = new CountDownLatch(1);
        boolean holds = condition.holds();
        while (!holds && System.nanoTime() < end) {
            boolean _ = never.await(PAUSE_MILLISECONDS, TimeUnit.MILLISECONDS);
            holds = condition.holds();
        }
        return holds;
    }
}
