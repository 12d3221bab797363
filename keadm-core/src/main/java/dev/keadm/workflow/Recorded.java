package dev.keadm.workflow;

import java.util.Optional;

/**
 * What the journal knows of a change.
 *
 * @param receipt absent when the process died between the two lines, or when apply failed: the change may have happened
 *     wholly, partly or not at all, and the step finds out by looking
 */
public record Recorded<I extends Intent, R extends Receipt>(I intent, Optional<R> receipt) {}
