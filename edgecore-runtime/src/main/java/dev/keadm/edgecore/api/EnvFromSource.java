package dev.keadm.edgecore.api;

import io.avaje.jsonb.Json;
import org.jspecify.annotations.Nullable;

@Json
public record EnvFromSource(
        @Nullable String prefix,
        @Nullable Reference configMapRef,
        @Nullable Reference secretRef) {
    @Json
    public record Reference(@Nullable String name, boolean optional) {}
}
