package dev.keadm.windows.host.reboot;

import dev.keadm.host.Access;
import dev.keadm.host.FileStatus;
import dev.keadm.host.FileView;
import dev.keadm.host.HostFiles;
import io.avaje.json.JsonException;
import io.avaje.jsonb.Json;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How often join restarted the machine by itself.
 *
 * @param restarts those that were begun
 * @param begun when the last one was
 */
@Json
public record RestartCount(int restarts, Instant begun) {
    static final String FILE = "restarts.json";

    /** How far apart the clock and the counter of the time since the start may be. */
    private static final Duration TOLERANCE = Duration.ofSeconds(10);

    private static final JsonType<RestartCount> JSON = Jsonb.builder().build().type(RestartCount.class);

    /** Empty before the first. */
    static Optional<RestartCount> read(FileView files, Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        if (files.status(file) instanceof FileStatus.Absent) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.fromJson(files.readString(file)));
        } catch (JsonException e) {
            throw new IOException("Cannot read " + file + ": " + e.getMessage() + ". Delete it", e);
        }
    }

    void write(HostFiles files, Path folder) throws IOException, InterruptedException {
        files.write(folder.resolve(FILE), Access.PRIVATE, JSON.toJson(this) + "\n");
    }

    /** Whether the machine really was started again since. */
    boolean happened(Instant started) {
        return started.isAfter(begun.minus(TOLERANCE));
    }
}
