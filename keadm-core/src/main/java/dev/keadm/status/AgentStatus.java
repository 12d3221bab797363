package dev.keadm.status;

import io.avaje.jsonb.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The agent's own account of itself, written at each change as {@code status.json} into its data folder.
 *
 * @param phase how far it has come
 * @param cause why it is not further, absent when nothing is wrong
 * @param message one sentence for people that names object and remedy
 * @param since when this phase and cause began
 * @param nodeReady the Ready condition of the Node as CloudCore last echoed it: {@code True}, {@code False},
 *     {@code Unknown}, or absent before the first echo
 * @param version the agent's version as the Node shows it
 * @param processId the agent's process, so that a status left behind by a dead one can be told
 */
@Json
public record AgentStatus(
        Phase phase,
        @Nullable Cause cause,
        @Nullable String message,
        Instant since,
        @Nullable String nodeReady,
        String version,
        long processId) {
    /** In the order in which a healthy start passes through them. */
    public enum Phase {
        STARTING,
        CONNECTING,
        REGISTERING,
        RUNNING,
        STOPPING,
        FAILED
    }
}
