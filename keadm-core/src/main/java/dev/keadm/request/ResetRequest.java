package dev.keadm.request;

import java.util.List;
import java.util.Optional;

/**
 * What {@code keadm reset} shall do. Asking whether it may is the command's business.
 *
 * @param endpoint {@code --remote-runtime-endpoint}; empty: the one in {@code edgecore.yaml}
 * @param ignored options that were given and mean nothing here
 */
public record ResetRequest(
        Optional<RuntimeEndpoint> endpoint, JoinRequest.Scripts scripts, List<IgnoredOption> ignored) {
    public ResetRequest {
        ignored = List.copyOf(ignored);
    }
}
