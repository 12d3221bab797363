package dev.keadm.edgecore.meta;

import io.avaje.jsonb.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which devices became this node's, and which are no longer; said once. */
@Json
public record DeviceMembership(
        @Json.Property("added_devices") @Nullable List<Device> added,
        @Json.Property("removed_devices") @Nullable List<Device> removed) {
    /** @param id {@code namespace/name} */
    @Json
    public record Device(
            @Nullable String id,
            @Nullable String name,
            @Nullable String description) {}
}
