package dev.keadm.bundle;

import io.avaje.jsonb.Json;

/**
 * A bundle that was written.
 *
 * @param event always {@code bundle-made}: it is the last line of {@code --output json}
 * @param bytes its size
 * @param digest of the whole file, {@code sha256:…}, to compare after it was carried to another machine
 */
@Json
public record BundleMade(String event, String file, long bytes, String digest, BundleManifest manifest) {
    static final String EVENT = "bundle-made";
}
