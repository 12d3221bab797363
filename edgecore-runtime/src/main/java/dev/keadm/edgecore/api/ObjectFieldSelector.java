package dev.keadm.edgecore.api;

import io.avaje.jsonb.Json;
import org.jspecify.annotations.Nullable;

/** A field of the pod itself, such as {@code metadata.labels['app']} or {@code status.podIP}. */
@Json
public record ObjectFieldSelector(@Nullable String apiVersion, String fieldPath) {}
