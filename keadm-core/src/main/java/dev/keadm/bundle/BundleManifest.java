package dev.keadm.bundle;

import dev.keadm.artifact.Artifact;
import io.avaje.jsonb.Json;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * {@code manifest.json} of a bundle.
 *
 * @param format of the bundle: {@link #FORMAT}
 * @param keadm the version that made it
 * @param system as {@link BundlePlatform}
 * @param architecture as {@link BundlePlatform}
 */
@Json
public record BundleManifest(int format, String keadm, String system, String architecture, List<BundlePart> parts) {
    static final int FORMAT = 1;
    static final String NAME = "manifest.json";

    private static final JsonType<BundleManifest> JSON = Jsonb.builder().build().type(BundleManifest.class);

    public BundleManifest {
        Objects.requireNonNull(keadm, "keadm");
        Objects.requireNonNull(system, "system");
        Objects.requireNonNull(architecture, "architecture");
        parts = List.copyOf(parts);
    }

    static BundleManifest of(String keadm, BundlePlatform platform, List<BundlePart> parts) {
        return new BundleManifest(FORMAT, keadm, platform.system(), platform.architecture(), parts);
    }

    /** @throws RuntimeException when it is no manifest */
    static BundleManifest parse(byte[] json) {
        return JSON.fromJson(json);
    }

    byte[] json() {
        return (JSON.toJsonPretty(this) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    public BundlePlatform platform() {
        return new BundlePlatform(system, architecture);
    }

    Optional<BundlePart> find(Artifact artifact) {
        return parts.stream().filter(part -> part.is(artifact)).findFirst();
    }
}
