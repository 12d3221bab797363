package dev.keadm.edgecore.api;

import io.avaje.jsonb.Json;
import java.util.Map;

/** {@code binaryData} values are base64 text, as on the wire. */
@Json
public record ConfigMap(ObjectMeta metadata, Map<String, String> data, Map<String, String> binaryData) {
    public ConfigMap {
        data = Collections.orEmpty(data);
        binaryData = Collections.orEmpty(binaryData);
    }
}
