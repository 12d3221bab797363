package dev.keadm.workflow;

import io.avaje.jsonb.Json;

/**
 * A line of the whole plan.
 *
 * @param step the step's id
 * @param sentence for people: an order for a change, a statement for what is done, the reason for what
 *     is blocked or waits for a restart of the machine
 * @param hint what to do about a blocked step, else empty
 */
@Json
public record PlannedStep(String step, Kind kind, String sentence, String hint) {
    public enum Kind {
        ALREADY_DONE,
        CHANGE,
        LATER,
        REBOOT,
        BLOCKED
    }
}
