package dev.keadm.join;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Waits between two looks. */
@FunctionalInterface
public interface Pauses {
    /** By the wall clock. */
    Pauses REAL = time -> new Semaphore(0).tryAcquire(time.toMillis(), TimeUnit.MILLISECONDS);

    /** @return not looked at */
    boolean pause(Duration time) throws InterruptedException;
}
