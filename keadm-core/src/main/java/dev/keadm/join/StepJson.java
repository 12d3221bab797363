package dev.keadm.join;

import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;

/** How steps' records go into the journal. */
final class StepJson {
    private static final Jsonb JSON = Jsonb.builder().build();

    private StepJson() {}

    static <T> JsonType<T> of(Class<T> type) {
        return JSON.type(type);
    }
}
