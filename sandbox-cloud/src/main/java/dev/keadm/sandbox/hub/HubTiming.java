package dev.keadm.sandbox.hub;

import java.time.Duration;

/**
 * How patient CloudHub is.
 *
 * @param keepalive a session ends when no keepalive came for so long
 * @param resend after so long without acknowledgement a message is sent again
 * @param resends so many times, then the next one gets its turn
 * @param catchUp how often what edges acknowledged is compared with the cluster
 */
public record HubTiming(Duration keepalive, Duration resend, int resends, Duration catchUp) {
    /** CloudCore's own. */
    public static HubTiming standard() {
        return new HubTiming(Duration.ofSeconds(30), Duration.ofSeconds(5), 4, Duration.ofSeconds(5));
    }
}
