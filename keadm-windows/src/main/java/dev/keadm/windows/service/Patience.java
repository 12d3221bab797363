package dev.keadm.windows.service;

import dev.keadm.artifact.Waiting;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Waits for a state by looking again and again: a service is not always there to give notice of its end. */
record Patience(InstantSource clock, Waiting waiting) {
    private static final Duration PAUSE = Duration.ofMillis(100);

    interface Condition {
        boolean holds() throws IOException, InterruptedException;
    }

    Instant in(Duration time) {
        return clock.instant().plus(time);
    }

    /** Returns whether it held by then; looks once at least. */
    boolean until(Instant end, Condition condition) throws IOException, InterruptedException {
        while (!condition.holds()) {
            if (!clock.instant().isBefore(end)) {
                return false;
            }
            waiting.pause(PAUSE);
        }
        return true;
    }
}
