package dev.keadm.sandbox.api;

import dev.keadm.sandbox.cluster.ApiException;
import dev.keadm.sandbox.cluster.Change;
import dev.keadm.sandbox.cluster.Cluster;
import dev.keadm.sandbox.cluster.Selector;
import dev.keadm.sandbox.cluster.Trees;
import dev.keadm.sandbox.cluster.Watch;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A watch over HTTP: a JSON object a line, until the client goes, its time is over, or it falls behind. */
final class WatchStream {
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final long LONGEST_SECONDS = 1800;

    private final Cluster cluster;
    private final Tables tables;

    WatchStream(Cluster cluster, Tables tables) {
        this.cluster = cluster;
        this.tables = tables;
    }

    void run(Request request) throws IOException {
        if (request.flag("sendInitialEvents")) {
            throw ApiException.unprocessable(
                    "sendInitialEvents is forbidden for watch: the sandbox's API has no WatchList");
        }
        String from = request.query("resourceVersion");
        boolean fresh = from.isEmpty() || from.equals("0");
        long revision = fresh ? cluster.revision() : version(from);
        try (Watch watch = cluster.watch(revision);
                OutputStream out = request.stream()) {
            if (fresh) {
                for (ObjectNode object : cluster.list(
                        request.target().resource(), request.target().namespace(), request.selector())) {
                    send(out, request, "ADDED", object);
                }
            }
            follow(request, watch, out);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static long version(String text) {
        if (!text.matches("[0-9]{1,18}")) {
            throw ApiException.badRequest("invalid resource version: '" + text + "'");
        }
        return Long.parseLong(text);
    }

    private void follow(Request request, Watch watch, OutputStream out) throws IOException, InterruptedException {
        String asked = request.query("timeoutSeconds");
        long seconds = asked.matches("[0-9]{1,6}") && !asked.equals("0") ? Long.parseLong(asked) : LONGEST_SECONDS;
        long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        out.flush();
        while (System.nanoTime() < end && !watch.lost()) {
            Optional<Change> change = watch.next(TICK);
            if (change.isPresent() && concerns(request.target(), change.get())) {
                pass(request, change.get(), out);
            }
        }
    }

    private static boolean concerns(Target target, Change change) {
        return change.key().resource() == target.resource()
                && (target.namespace().isEmpty() || change.key().namespace().equals(target.namespace()));
    }

    /** An object that begins or ceases to match the selector is added or deleted, as far as this watch is concerned. */
    private void pass(Request request, Change change, OutputStream out) throws IOException {
        Selector selector = request.selector();
        boolean now = selector.test(change.object());
        boolean before = change.type() != Change.Type.ADDED && selector.test(change.previous());
        if (change.type() == Change.Type.DELETED ? before : before && !now) {
            send(out, request, "DELETED", change.object());
        } else if (now && change.type() != Change.Type.DELETED) {
            send(out, request, before ? "MODIFIED" : "ADDED", change.object());
        }
    }

    private void send(OutputStream out, Request request, String type, ObjectNode object) throws IOException {
        JsonNode shown = request.wantsTable()
                ? tables.of(request.target().resource(), List.of(object), Trees.version(object))
                : object;
        ObjectNode line = JsonMapper.shared().createObjectNode().put("type", type);
        line.set("object", shown);
        out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
