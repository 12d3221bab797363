package dev.keadm.edgecore.api;

import io.avaje.jsonb.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A node's sign of life. */
@Json
public record Lease(String kind, String apiVersion, Metadata metadata, Spec spec) {
    public Lease(Metadata metadata, Spec spec) {
        this("Lease", "coordination.k8s.io/v1", metadata, spec);
    }

    /** @param resourceVersion the newest one known, or an update is a conflict */
    @Json
    public record Metadata(
            String name,
            String namespace,
            @Nullable String uid,
            @Nullable String resourceVersion,
            List<OwnerReference> ownerReferences) {
        public Metadata {
            ownerReferences = Collections.orEmpty(ownerReferences);
        }
    }

    @Json
    public record OwnerReference(String apiVersion, String kind, String name, String uid) {}

    /** @param renewTime RFC 3339 with exactly six digits of a second, UTC */
    @Json
    public record Spec(
            @Nullable String holderIdentity,
            int leaseDurationSeconds,
            @Nullable String renewTime) {}
}
