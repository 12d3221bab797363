package dev.keadm.edgecore.platform;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Does something in a thread of its own, again after each pause, until it is done or the agent stops. */
final class Repetition {
    interface Attempt {
        /** Whether there is nothing left to do. */
        boolean done() throws InterruptedException;
    }

    interface Rest {
        /** Waits that long, or until the agent stops; whether it did. */
        boolean stopped(Duration pause) throws InterruptedException;
    }

    private final Duration first;
    private final Duration longest;
    private final CountDownLatch stopping = new CountDownLatch(1);

    /** @param pause after each attempt */
    Repetition(Duration pause) {
        this(pause, pause);
    }

    /** @param first the pause after the first attempt; each is twice the one before, up to the longest */
    Repetition(Duration first, Duration longest) {
        this.first = first;
        this.longest = longest;
    }

    void start(Thread.Builder thread, Attempt attempt) {
        thread.start(() -> run(attempt, pause -> stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)));
    }

    void stop() {
        stopping.countDown();
    }

    void run(Attempt attempt, Rest rest) {
        try {
            Duration pause = first;
            while (!attempt.done() && !rest.stopped(pause)) {
                Duration doubled = pause.multipliedBy(2);
                pause = doubled.compareTo(longest) > 0 ? longest : doubled;
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
