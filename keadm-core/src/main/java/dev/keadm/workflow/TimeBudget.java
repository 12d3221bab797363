package dev.keadm.workflow;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * The time that a whole run may take, without what is not to be counted. Used by the thread that runs the workflow.
 *
 * <p>When it is used up it cancels what is under way.
 */
final class TimeBudget implements AutoCloseable {
    private final ScheduledExecutorService alarm = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().daemon().name("keadm-timeout").unstarted(task));
    private final Cancellation cancellation;
    private final Clock clock;
    private Duration rest;

    TimeBudget(Duration whole, Cancellation cancellation, Clock clock) {
        this.rest = whole;
        this.cancellation = cancellation;
        this.clock = clock;
    }

    /** Runs something whose time counts, and that ends with the budget. */
    <T> T spend(Cancellation.Action<T> action) throws Exception {
        Instant begin = clock.instant();
        ScheduledFuture<?> ring = alarm.schedule(
                () -> cancellation.cancel(Cancellation.Reason.TIMEOUT),
                Math.max(0, rest.toMillis()),
                TimeUnit.MILLISECONDS);
        try {
            return cancellation.guard(action);
        } finally {
            ring.cancel(false);
            rest = rest.minus(Duration.between(begin, clock.instant()));
        }
    }

    @Override
    public void close() {
        alarm.shutdownNow();
    }
}
