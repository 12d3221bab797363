package dev.keadm.sandbox.cluster;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The patches that the API takes. Server-side apply is not one of them. */
public enum PatchKind {
    JSON("application/json-patch+json"),
    MERGE("application/merge-patch+json"),
    STRATEGIC("application/strategic-merge-patch+json");

    private final String mediaType;

    PatchKind(String mediaType) {
        this.mediaType = mediaType;
    }

    /** @throws ApiException 415 for any other */
    public static PatchKind of(String mediaType) {
        for (PatchKind kind : values()) {
            if (mediaType.startsWith(kind.mediaType)) {
                return kind;
            }
        }
        throw ApiException.unsupportedMediaType(
                "the sandbox takes JSON, merge and strategic merge patches, not '" + mediaType + "'");
    }

    void apply(ObjectNode target, JsonNode patch) {
        if (this == JSON) {
            JsonPatch.apply(target, patch);
            return;
        }
        if (!(patch instanceof ObjectNode object)) {
            throw ApiException.badRequest("a patch of type " + mediaType + " is an object, not " + patch.getNodeType());
        }
        if (this == MERGE) {
            MergePatch.apply(target, object);
        } else {
            StrategicMerge.apply(target, object);
        }
    }
}
