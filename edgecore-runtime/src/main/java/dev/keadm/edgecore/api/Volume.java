package dev.keadm.edgecore.api;

import io.avaje.jsonb.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A volume of a pod; exactly one source is set, and none of these when it is of a kind that is not known here. The kinds
 * that are kept as raw JSON are known by name only.
 */
@Json
public record Volume(
        String name,
        @Nullable EmptyDir emptyDir,
        @Nullable HostPath hostPath,
        @Nullable ConfigMapSource configMap,
        @Nullable SecretSource secret,
        @Nullable DownwardApi downwardAPI,
        @Nullable Projected projected,
        @Json.Raw @Nullable String persistentVolumeClaim,
        @Json.Raw @Nullable String ephemeral,
        @Json.Raw @Nullable String csi,
        @Json.Raw @Nullable String nfs,
        @Json.Raw @Nullable String image,
        @Json.Raw @Nullable String iscsi) {
    @Json
    public record EmptyDir(
            @Nullable String medium, @Nullable String sizeLimit) {}

    @Json
    public record HostPath(String path, @Nullable String type) {}

    @Json
    public record KeyToPath(
            String key, String path, @Nullable Integer mode) {}

    @Json
    public record ConfigMapSource(
            @Nullable String name,
            List<KeyToPath> items,
            @Nullable Integer defaultMode,
            boolean optional) {
        public ConfigMapSource {
            items = Collections.orEmpty(items);
        }
    }

    @Json
    public record SecretSource(
            @Nullable String secretName,
            List<KeyToPath> items,
            @Nullable Integer defaultMode,
            boolean optional) {
        public SecretSource {
            items = Collections.orEmpty(items);
        }
    }

    @Json
    public record DownwardApi(
            List<DownwardApiFile> items, @Nullable Integer defaultMode) {
        public DownwardApi {
            items = Collections.orEmpty(items);
        }
    }

    @Json
    public record DownwardApiFile(
            String path,
            @Nullable ObjectFieldSelector fieldRef,
            @Nullable ResourceFieldSelector resourceFieldRef,
            @Nullable Integer mode) {}

    @Json
    public record Projected(
            List<Projection> sources, @Nullable Integer defaultMode) {
        public Projected {
            sources = Collections.orEmpty(sources);
        }
    }

    @Json
    public record Projection(
            @Nullable NamedProjection configMap,
            @Nullable NamedProjection secret,
            @Nullable DownwardApi downwardAPI,
            @Nullable ServiceAccountToken serviceAccountToken,
            @Json.Raw @Nullable String clusterTrustBundle) {}

    @Json
    public record NamedProjection(@Nullable String name, List<KeyToPath> items, boolean optional) {
        public NamedProjection {
            items = Collections.orEmpty(items);
        }
    }

    @Json
    public record ServiceAccountToken(
            @Nullable String audience, @Nullable Long expirationSeconds, String path) {}
}
