package dev.keadm.cri;

import dev.keadm.cri.CriException.Code;
import java.time.Duration;

/** How often one call that only reads is sent, and when. All of it is within the call's deadline. */
final class ReadPatience {
    /** As long as a container runtime takes to start again. */
    private static final Duration COMING_BACK = Duration.ofSeconds(8);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(500);

    private final Duration deadline;
    private final long start = System.nanoTime();
    private int failures;
    private Duration pause = Duration.ZERO;

    /** @param deadline of all attempts together; positive */
    ReadPatience(Duration deadline) {
        this.deadline = deadline;
    }

    /** What the next attempt may take; positive, since zero would be no deadline at all. */
    Duration left() {
        Duration left = deadline.minus(spent());
        return left.toMillis() > 0 ? left : Duration.ofMillis(1);
    }

    /**
     * A connection that breaks may have been an old one, so the call gets a second one in any case. The rest is only for
     * a runtime that is known to be there: nobody wants to wait for one that is not installed.
     */
    boolean allowsAnother(CriException failure, boolean answeredBefore) {
        failures++;
        if (failure.code() == Code.BROKEN && failures == 1) {
            return spent().compareTo(deadline) < 0;
        }
        pause = failures == 1 ? FIRST_PAUSE : min(pause.plus(pause).plus(FIRST_PAUSE), LONGEST_PAUSE);
        return answeredBefore
                && mayPass(failure.code())
                && spent().plus(pause).compareTo(min(deadline, COMING_BACK)) < 0;
    }

    private static boolean mayPass(Code code) {
        return code == Code.BROKEN || code == Code.UNREACHABLE || code == Code.UNAVAILABLE;
    }

    /** Before the next attempt. */
    Duration pause() {
        return pause;
    }

    private Duration spent() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
