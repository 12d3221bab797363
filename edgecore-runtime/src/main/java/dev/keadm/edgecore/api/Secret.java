package dev.keadm.edgecore.api;

import io.avaje.jsonb.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code data} values are base64 text, as on the wire; they never reach a log: the text of a Secret is its name. */
@Json
public record Secret(ObjectMeta metadata, @Nullable String type, Map<String, String> data) {
    public Secret {
        data = Collections.orEmpty(data);
    }

    @Override
    public String toString() {
        return "Secret[" + metadata.namespace() + "/" + metadata.name() + ", ***]";
    }
}
