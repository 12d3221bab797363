package dev.keadm.edgecore.api;

import io.avaje.jsonb.Json;
import org.jspecify.annotations.Nullable;

/** A request or limit of a container, such as {@code limits.memory}, in units of {@code divisor}. */
@Json
public record ResourceFieldSelector(
        @Nullable String containerName,
        String resource,
        @Nullable String divisor) {}
