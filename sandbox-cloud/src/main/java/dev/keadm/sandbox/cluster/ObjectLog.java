package dev.keadm.sandbox.cluster;

import dev.keadm.sandbox.SandboxException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What keeps the objects over a restart: a line of JSON a change, compacted at each start. A thread of its own writes, so that no
 * caller waits for the disk; a line that a kill cut off is left out at the next start.
 */
final class ObjectLog implements AutoCloseable {
    /** When the writer is this far behind, changes wait for it. */
    private static final int BACKLOG = 10_000;

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String END = "";

    private final Path file;
    private final BlockingQueue<String> lines = new ArrayBlockingQueue<>(BACKLOG);
    private final NavigableMap<ObjectKey, ObjectNode> loaded = new TreeMap<>();
    private long revision;
    private @Nullable Thread writer;

    ObjectLog(Path file) {
        this.file = file;
    }

    /** Reads what is there, compacts it and begins to write. */
    NavigableMap<ObjectKey, ObjectNode> open() {
        try {
            if (Files.exists(file)) {
                Files.readAllLines(file).forEach(this::replay);
            }
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            StringBuilder compact = new StringBuilder();
            for (Map.Entry<ObjectKey, ObjectNode> entry : loaded.entrySet()) {
                compact.append(line(entry.getKey(), entry.getValue(), revision)).append('\n');
            }
            dev.keadm.sandbox.pki.PrivateFiles.write(
                    fresh, compact.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
            Files.move(fresh, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            BufferedWriter out = Files.newBufferedWriter(file, StandardOpenOption.APPEND);
            writer = Thread.ofVirtual().name("object-log").start(() -> write(out));
            return loaded;
        } catch (IOException e) {
            throw new SandboxException("cannot keep the sandbox's objects in '" + file + "'", e);
        }
    }

    long revision() {
        return revision;
    }

    void put(ObjectKey key, ObjectNode object, long at) {
        append(line(key, object, at));
    }

    void remove(ObjectKey key, long at) {
        append(line(key, null, at));
    }

    /** Waits until all lines are written. */
    @Override
    public void close() {
        append(END);
        Thread started = writer;
        if (started == null) {
            return;
        }
        try {
            started.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void append(String line) {
        try {
            lines.put(line);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(BufferedWriter out) {
        try (out) {
            for (String line = lines.take(); !line.equals(END); line = lines.take()) {
                out.write(line);
                out.write('\n');
                if (lines.isEmpty()) {
                    out.flush();
                }
            }
        } catch (IOException e) {
            System.getLogger("dev.keadm.sandbox")
                    .log(System.Logger.Level.ERROR, "objects are no longer kept: cannot write '" + file + "'", e);
            drain();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** After a failed write: nobody may wait for room that never comes. */
    private void drain() {
        try {
            String line = lines.take();
            while (!line.equals(END)) {
                line = lines.take();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String line(ObjectKey key, @Nullable ObjectNode object, long revision) {
        ObjectNode line = JSON.createObjectNode();
        line.put("rv", revision);
        line.put("resource", key.resource().name());
        line.put("namespace", key.namespace());
        line.put("name", key.name());
        if (object != null) {
            line.set("object", object);
        }
        return line.toString();
    }

    private void replay(String line) {
        try {
            JsonNode entry = JSON.readTree(line);
            ObjectKey key = new ObjectKey(
                    Resource.valueOf(entry.path("resource").asString()),
                    entry.path("namespace").asString(),
                    entry.path("name").asString());
            revision = Math.max(revision, entry.path("rv").asLong());
            if (entry.get("object") instanceof ObjectNode object) {
                loaded.put(key, object);
            } else {
                loaded.remove(key);
            }
        } catch (JacksonException | IllegalArgumentException e) {
            System.getLogger("dev.keadm.sandbox")
                    .log(System.Logger.Level.WARNING, "left out a line of '" + file + "' that does not parse");
        }
    }
}
