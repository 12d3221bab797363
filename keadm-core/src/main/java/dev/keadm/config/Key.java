package dev.keadm.config;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A key that {@code edgecore.yaml} may hold.
 *
 * @param path from the top, with dots
 * @param linux Go's default in the notation of {@link KnownKeys}, absent when Go writes none
 */
record Key(
        String path,
        ValueType type,
        @Nullable String linux,
        @Nullable String windows) {
    Optional<String> defaultFor(GoDefaults platform) {
        return Optional.ofNullable(
                switch (platform) {
                    case LINUX -> linux;
                    case WINDOWS -> windows;
                });
    }

    String name() {
        return path.substring(path.lastIndexOf('.') + 1);
    }
}
