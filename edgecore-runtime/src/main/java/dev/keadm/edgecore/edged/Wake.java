package dev.keadm.edgecore.edged;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Gathers the earliest time at which a round is due. */
final class Wake {
    private @Nullable Instant earliest;

    void at(@Nullable Instant instant) {
        if (instant != null && !instant.equals(Instant.MAX) && (earliest == null || instant.isBefore(earliest))) {
            earliest = instant;
        }
    }

    void in(Duration duration, Clock clock) {
        at(clock.instant().plus(duration));
    }

    PodLife.Next next() {
        return new PodLife.Next(earliest, false);
    }
}
