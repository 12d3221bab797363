package dev.keadm.preflight;

import java.time.Duration;
import java.time.Instant;

/** This machine's clock beside a server's. */
public final class ClockJudgement {
    static final String ID = "clock";

    private static final Duration SKEW = Duration.ofMinutes(1);

    private ClockJudgement() {}

    /** @param server whose the other clock is: {@code CloudCore} */
    public static Finding of(String server, Instant there, Instant here) {
        Duration ahead = Duration.between(there, here);
        if (ahead.abs().compareTo(SKEW) <= 0) {
            return Finding.ok(ID, "The clock agrees with " + server + "'s.");
        }
        return Finding.warning(
                ID,
                "This machine's clock is " + ahead.abs().toSeconds() + " s "
                        + (ahead.isNegative() ? "behind " : "ahead of ") + server + "'s.",
                "Set it, for example by NTP: tokens and certificates are judged by it.");
    }
}
