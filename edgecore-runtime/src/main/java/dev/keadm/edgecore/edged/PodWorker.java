package dev.keadm.edgecore.edged;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread of one pod: it wakes for a signal or at the time that the last round named. */
final class PodWorker implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(PodWorker.class);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
    private static final Duration AFTER_FAULT = Duration.ofSeconds(10);

    private final Semaphore signals = new Semaphore(0);
    private final PodLife life;
    private final Clock clock;
    private final Runnable atEnd;
    /** Written under this object's lock, by the store's news. */
    private volatile Desired desired;

    private volatile boolean stopped;
    private volatile boolean cloudIsBack;
    private volatile boolean refresh;

    PodWorker(Desired desired, Function<Runnable, PodLife> life, Clock clock, Runnable atEnd) {
        this.desired = desired;
        this.life = life.apply(signals::release);
        this.clock = clock;
        this.atEnd = atEnd;
    }

    Desired desired() {
        return desired;
    }

    /** A pod that is gone stays gone. */
    synchronized void want(Desired next) {
        desired = desired.gone() ? desired : next;
        signals.release();
    }

    void signal() {
        signals.release();
    }

    void cloudIsBack() {
        cloudIsBack = true;
        signals.release();
    }

    void refreshSoon() {
        refresh = true;
        signals.release();
    }

    /** Leaves the pod as it is. */
    void stop() {
        stopped = true;
        signals.release();
    }

    @Override
    public void run() {
        try {
            while (!stopped) {
                PodLife.Next next = round();
                if (next.over()) {
                    atEnd.run();
                    return;
                }
                await(next.wakeAt() == null ? LONGEST_WAIT : Duration.between(clock.instant(), next.wakeAt()));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private PodLife.Next round() {
        if (cloudIsBack) {
            cloudIsBack = false;
            life.cloudIsBack();
        }
        if (refresh) {
            refresh = false;
            life.refreshSoon();
        }
        try {
            return life.advance(desired);
        } catch (RuntimeException e) {
            LOG.error(
                    "Pod's round broke off, trying again pod={}", desired.pod().fullName(), e);
            return new PodLife.Next(clock.instant().plus(AFTER_FAULT), false);
        }
    }

    private void await(Duration wait) throws InterruptedException {
        long millis = Math.clamp(wait.toMillis(), 0, LONGEST_WAIT.toMillis());
        if (signals.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
            signals.drainPermits();
        }
    }
}
