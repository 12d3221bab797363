package dev.keadm.edgecore.api;

import io.avaje.jsonb.Json;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Identity of a Kubernetes object. {@code deletionTimestamp} is set from the moment somebody asked for its deletion. */
@Json
public record ObjectMeta(
        String name,
        @Nullable String namespace,
        @Nullable String uid,
        @Nullable String resourceVersion,
        @Nullable Instant creationTimestamp,
        @Nullable Instant deletionTimestamp,
        @Nullable Long deletionGracePeriodSeconds,
        Map<String, String> labels,
        Map<String, String> annotations) {
    public ObjectMeta {
        labels = Collections.orEmpty(labels);
        annotations = Collections.orEmpty(annotations);
    }
}
