package dev.keadm.cloud;

import dev.keadm.identity.AgentIdentity;
import io.avaje.jsonb.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A Node as far as join and reset look at it. */
@Json
public record CloudNode(
        @Nullable Metadata metadata, @Nullable Status status) {
    @Json
    public record Metadata(@Nullable String name, @Nullable Map<String, String> annotations) {}

    @Json
    public record Status(@Nullable List<Condition> conditions) {}

    @Json
    public record Condition(
            String type, String status, @Nullable String reason) {}

    /** The machine that the node says it is; empty when it was not joined by keadm of ours. */
    public Optional<String> machine() {
        return metadata == null || metadata.annotations() == null
                ? Optional.empty()
                : Optional.ofNullable(metadata.annotations().get(AgentIdentity.MACHINE_ANNOTATION));
    }

    /** Whether a reset told the cloud that it took the node back. */
    public boolean handedBack() {
        return ready().map(Condition::reason).filter(Farewell.REASON::equals).isPresent();
    }

    private Optional<Condition> ready() {
        return status == null || status.conditions() == null
                ? Optional.empty()
                : status.conditions().stream()
                        .filter(condition -> condition.type().equals("Ready"))
                        .findFirst();
    }
}
