package dev.keadm.bundle;

import dev.keadm.request.JoinRequest.Downloads;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What {@code keadm bundle create} shall do, every value checked.
 *
 * @param file to write
 * @param cache {@code --cache}: keeps the downloads and their digests; empty: beside {@code file}, until that is written
 * @param replace whether a file that is there may be overwritten
 */
public record BundleRequest(
        Path file, BundlePlatform platform, Downloads downloads, Optional<Path> cache, boolean replace) {}
