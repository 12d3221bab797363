package dev.keadm.edgecore.api;

import io.avaje.jsonb.Json;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A service account token, asked for (without status) or issued (with it). */
@Json
public record TokenRequest(Spec spec, @Nullable Status status) {
    @Json
    public record Spec(
            List<String> audiences,
            long expirationSeconds,
            @Nullable BoundObjectReference boundObjectRef) {
        public Spec {
            audiences = Collections.orEmpty(audiences);
        }
    }

    @Json
    public record BoundObjectReference(String kind, String apiVersion, String name, String uid) {}

    @Json
    public record Status(String token, Instant expirationTimestamp) {
        @Override
        public String toString() {
            return "Status[token=***, expirationTimestamp=" + expirationTimestamp + "]";
        }
    }
}
