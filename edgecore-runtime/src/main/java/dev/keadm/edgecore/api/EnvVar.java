package dev.keadm.edgecore.api;

import io.avaje.jsonb.Json;
import org.jspecify.annotations.Nullable;

@Json
public record EnvVar(
        String name, @Nullable String value, @Nullable Source valueFrom) {
    @Json
    public record Source(
            @Nullable ObjectFieldSelector fieldRef,
            @Nullable ResourceFieldSelector resourceFieldRef,
            @Nullable KeySelector configMapKeyRef,
            @Nullable KeySelector secretKeyRef) {}

    @Json
    public record KeySelector(@Nullable String name, String key, boolean optional) {}
}
