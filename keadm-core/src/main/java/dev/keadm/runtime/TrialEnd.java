package dev.keadm.runtime;

/**
 * How the container of a {@link TrialPod} ended.
 *
 * @param reason the runtime's, for people; may be empty
 */
public record TrialEnd(int exitCode, String reason) {}
