package dev.keadm.edgecore.meta;

import io.avaje.json.JsonException;
import io.avaje.jsonb.Json;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which object some JSON is: all that the store looks at. The stub of a deletion has metadata alone. */
@Json
public record ObjectHeader(
        @Nullable String kind,
        @Nullable String apiVersion,
        @Nullable Metadata metadata) {
    private static final JsonType<ObjectHeader> JSON = Jsonb.builder().build().type(ObjectHeader.class);

    @Json
    public record Metadata(
            @Nullable String name,
            @Nullable String namespace,
            @Nullable String uid,
            @Nullable String resourceVersion) {}

    /** Empty when the text is no object with metadata: an error, a text, an array, nothing. */
    public static Optional<ObjectHeader> read(@Nullable String json) {
        if (json == null || !json.startsWith("{")) {
            return Optional.empty();
        }
        try {
            ObjectHeader header = JSON.fromJson(json);
            return header.metadata() == null ? Optional.empty() : Optional.of(header);
        } catch (JsonException | IllegalStateException _) {
            return Optional.empty();
        }
    }

    /** Empty when there is none. */
    public String uid() {
        return metadata == null || metadata.uid() == null ? "" : metadata.uid();
    }

    /** 0 when there is none; Kubernetes' versions come from etcd and are numbers. */
    public long version() {
        try {
            return metadata == null || metadata.resourceVersion() == null
                    ? 0
                    : Long.parseLong(metadata.resourceVersion());
        } catch (NumberFormatException _) {
            return 0;
        }
    }
}
