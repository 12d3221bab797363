package dev.keadm.edgecore.api;

import io.avaje.jsonb.Json;
import org.jspecify.annotations.Nullable;

@Json
public record Pod(
        ObjectMeta metadata, PodSpec spec, @Nullable PodStatus status) {
    /** {@code namespace/name}, as in messages for people. */
    public String fullName() {
        return metadata.namespace() + "/" + metadata.name();
    }
}
