package dev.keadm.cloud;

import java.time.Instant;
import java.util.Optional;

/**
 * What CloudCore's HTTPS server says about a node name.
 *
 * @param serverTime its clock, from the answer's {@code Date} header, in whole seconds
 */
public record NodeListing(Presence presence, Optional<Instant> serverTime) {
    public enum Presence {
        THERE,
        ABSENT,
        /** CloudCore itself could not find out. */
        UNKNOWN
    }
}
