package dev.keadm.artifact;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets time pass; a test lets none. */
@FunctionalInterface
public interface Waiting {
    Waiting REAL = duration -> {
        boolean _ = new CountDownLatch(1).await(duration.toMillis(), TimeUnit.MILLISECONDS);
    };

    void pause(Duration duration) throws InterruptedException;
}
