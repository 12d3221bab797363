package dev.keadm.edgecore.edged;

import dev.keadm.edgecore.api.ObjectMeta;
import dev.keadm.edgecore.api.Pod;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pods that the API server has no more and that are not yet gone from this machine, a file each: the store has forgotten
 * them by then, and only what is written here is taken down after a crash. A store that is new or empty says nothing
 * about what runs.
 */
final class Tombstones {
    private static final Logger LOG = LoggerFactory.getLogger(Tombstones.class);
    private static final JsonType<Pod> JSON = Jsonb.builder().build().type(Pod.class);

    private final Path directory;

    Tombstones(Path state) {
        this.directory = state.resolve("pods-gone");
    }

    void put(Pod pod) {
        try {
            Files.createDirectories(directory);
            Path file = file(pod);
            Path temporary = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(temporary, JSON.toJson(pod));
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.warn(
                    "Cannot note that a pod is gone: a crash before its end would leave its containers pod={} cause={}",
                    pod.fullName(),
                    e.toString());
        }
    }

    void remove(Pod pod) {
        try {
            Files.deleteIfExists(file(pod));
        } catch (IOException e) {
            LOG.warn("Cannot remove the note of a pod that is gone pod={} cause={}", pod.fullName(), e.toString());
        }
    }

    List<Pod> all() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        List<Pod> pods = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".json")).toList()) {
                read(file, pods);
            }
        } catch (IOException e) {
            LOG.warn("Cannot read the notes of pods that are gone folder={} cause={}", directory, e.toString());
        }
        return pods;
    }

    private static void read(Path file, List<Pod> pods) {
        try {
            pods.add(JSON.fromJson(Files.readString(file)));
        } catch (IOException | RuntimeException e) {
            LOG.warn("Cannot read the note of a pod that is gone file={} cause={}", file, e.toString());
        }
    }

    private Path file(Pod pod) {
        ObjectMeta meta = pod.metadata();
        return directory.resolve(String.valueOf(meta.uid()).replaceAll("[^A-Za-z0-9-]", "_") + ".json");
    }
}
