package dev.keadm.sandbox.hub;

import dev.keadm.sandbox.cluster.ApiException;
import dev.keadm.sandbox.cluster.Cluster;
import dev.keadm.sandbox.cluster.PatchKind;
import dev.keadm.sandbox.cluster.Resource;
import dev.keadm.sandbox.cluster.Trees;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * What edges send. What CloudCore does not answer is not answered here either.
 *
 * @see <a href="https://github.com/kubeedge/kubeedge/blob/v1.23.1/cloud/pkg/edgecontroller/controller/upstream.go">CloudCore's upstream controller</a>
 */
final class Upstream {
    private static final System.Logger LOG = System.getLogger("dev.keadm.sandbox.hub");
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern VOLUME = Pattern.compile("^\\w[-\\w.+]*/volume/\\w[-\\w.+]*.*");
    private static final Set<String> CONTROL = Set.of("config", "ping", "pong");
    private static final Set<String> CLOUD_SOURCES =
            Set.of("cloudhub", "cloudStream", "devicecontroller", "edgecontroller", "synccontroller");
    private static final StringNode OK = StringNode.valueOf("OK");

    private final Cluster cluster;
    private final ServiceAccountTokens tokens;
    private final NodeRegistration nodes;
    private final Deliveries deliveries;
    private final String caPem;
    private final Executor workers;

    Upstream(Cluster cluster, ServiceAccountTokens tokens, Deliveries deliveries, String caPem, Executor workers) {
        this.cluster = cluster;
        this.tokens = tokens;
        this.nodes = new NodeRegistration(cluster);
        this.deliveries = deliveries;
        this.caPem = caPem;
        this.workers = workers;
    }

    /** Returns at once; what takes time goes to a worker. */
    void receive(EdgeSession session, Frame frame) {
        if (CONTROL.contains(frame.operation())) {
            session.queue().addPlain(frame.reply("", StringNode.valueOf("ack")));
        } else if (frame.operation().equals("keepalive")) {
            session.keepalive();
        } else if (VOLUME.matcher(frame.resource()).matches()) {
            LOG.log(Level.DEBUG, "no CSI here, dropped resource={0}", frame.resource());
        } else if (frame.operation().equals(Frame.RESPONSE)) {
            session.acknowledge(frame.parent());
        } else if (frame.operation().equals("error")) {
            LOG.log(Level.INFO, "edge reports an error node={0} content={1}", session.node(), frame.contentText());
        } else if (frame.resource().equals("k8s/ca.crt")) {
            session.queue()
                    .addPlain(Frame.create(
                            frame.id(), "", "cloudhub", Frame.RESPONSE, frame.resource(), StringNode.valueOf(caPem)));
        } else if (isForController(frame)) {
            workers.execute(() -> answer(session.node(), frame));
        }
    }

    private static boolean isForController(Frame frame) {
        boolean elsewhere = switch (frame.operation()) {
            case "upload" -> frame.group().equals("user");
            case "prepull", "upgrade", "UpdateNodeActionStatus" -> true;
            default -> false;
        };
        return !elsewhere
                && !CLOUD_SOURCES.contains(frame.source())
                && !frame.source().equals("metaserver")
                && !frame.source().equals("twin");
    }

    private void answer(String node, Frame frame) {
        try {
            controller(node, frame).ifPresent(reply -> deliveries.send(node, reply));
        } catch (JacksonException | IllegalArgumentException e) {
            LOG.log(Level.INFO, "cannot use the content node={0} resource={1} why={2}", node, frame.resource(), e);
        }
    }

    private Optional<Frame> controller(String node, Frame frame) {
        return switch (frame.type() + " " + frame.operation()) {
            case "node insert" ->
                Optional.of(wrapped(frame, false, Zero.node(), () -> nodes.register(frame.name(), tree(frame))));
            case "node query" -> Optional.of(queried(frame, Resource.NODES));
            case "node update" -> nodes.merge(frame.name(), tree(frame)).map(version -> frame.reply(version, OK));
            case "nodepatch patch" ->
                Optional.of(wrapped(frame, true, Zero.node(), () -> patchStatus(Resource.NODES, frame)));
            case "podpatch patch" ->
                Optional.of(wrapped(frame, true, Zero.pod(), () -> patchStatus(Resource.PODS, frame)));
            case "pod insert" ->
                Optional.of(wrapped(
                        frame, true, Zero.pod(), () -> cluster.create(Resource.PODS, frame.namespace(), tree(frame))));
            case "pod delete" -> Optional.of(deletePod(frame));
            case "lease query" -> Optional.of(wrapped(frame, false, null, () -> listed(Resource.LEASES, frame), true));
            case "lease insert" ->
                Optional.of(wrapped(
                        frame,
                        false,
                        Zero.lease(),
                        () -> cluster.create(Resource.LEASES, frame.namespace(), tree(frame))));
            case "lease update" ->
                Optional.of(wrapped(
                        frame,
                        false,
                        Zero.lease(),
                        () -> cluster.update(Resource.LEASES, frame.namespace(), frame.name(), tree(frame), "")));
            case "configmap query" -> Optional.of(queried(frame, Resource.CONFIG_MAPS));
            case "secret query" -> Optional.of(queried(frame, Resource.SECRETS));
            case "serviceaccounttoken query" ->
                Optional.of(bare(frame, () -> tokens.issue(frame.namespace(), frame.name(), tree(frame))));
            case "event insert" -> {
                recordEvent(frame);
                yield Optional.empty();
            }
            default -> {
                LOG.log(
                        Level.INFO,
                        "not answered node={0} operation={1} resource={2}",
                        node,
                        frame.operation(),
                        frame.resource());
                yield Optional.empty();
            }
        };
    }

    private ObjectNode patchStatus(Resource resource, Frame frame) {
        JsonNode patch;
        try {
            patch = JSON.readTree(frame.contentText());
        } catch (JacksonException e) {
            throw ApiException.badRequest("invalid patch: " + e.getOriginalMessage());
        }
        return cluster.patch(resource, frame.namespace(), frame.name(), PatchKind.STRATEGIC, patch, "status");
    }

    private ObjectNode listed(Resource resource, Frame frame) {
        return cluster.find(resource, frame.namespace(), frame.name())
                .orElseThrow(() -> ApiException.notListed(resource, frame.name()));
    }

    private Frame queried(Frame frame, Resource resource) {
        return bare(frame, () -> listed(resource, frame));
    }

    private Frame bare(Frame frame, Supplier<ObjectNode> work) {
        try {
            ObjectNode object = work.get();
            return frame.reply(Trees.version(object), object);
        } catch (ApiException e) {
            return frame.reply("", errorOf(e));
        }
    }

    private Frame wrapped(Frame frame, boolean versioned, @Nullable ObjectNode zero, Supplier<ObjectNode> work) {
        return wrapped(frame, versioned, zero, work, false);
    }

    /**
     * @param versioned whether the header has the object's resourceVersion
     * @param zero stands for the object when there is an error: client-go returns an empty one, a lister none
     * @param typed whether the object keeps kind and apiVersion, which client-go takes out
     */
    private Frame wrapped(
            Frame frame, boolean versioned, @Nullable ObjectNode zero, Supplier<ObjectNode> work, boolean typed) {
        ObjectNode reply = JSON.createObjectNode();
        String version = "";
        try {
            ObjectNode object = work.get();
            version = versioned ? Trees.version(object) : "";
            if (!typed) {
                object.remove(java.util.List.of("kind", "apiVersion"));
            }
            reply.set("Object", object);
            reply.putNull("Err");
        } catch (ApiException e) {
            reply.set("Object", zero == null ? JSON.nullNode() : zero);
            reply.set("Err", errorOf(e));
        }
        return frame.reply(version, reply);
    }

    private Frame deletePod(Frame frame) {
        JsonNode options = frame.content();
        if (options.isString()) {
            ObjectNode byUid = JSON.createObjectNode().put("gracePeriodSeconds", 0);
            byUid.putObject("preconditions").put("uid", options.asString());
            options = byUid;
        }
        try {
            cluster.delete(Resource.PODS, frame.namespace(), frame.name(), options);
        } catch (ApiException e) {
            boolean recreated =
                    String.valueOf(e.getMessage()).contains("The object might have been deleted and then recreated");
            if (e.code() != 404 && !recreated) {
                return frame.reply("", errorOf(e));
            }
        }
        return frame.reply("", OK);
    }

    private void recordEvent(Frame frame) {
        try {
            cluster.create(Resource.EVENTS, frame.namespace(), tree(frame));
        } catch (ApiException e) {
            LOG.log(Level.INFO, "event refused resource={0} why={1}", frame.resource(), e.getMessage());
        }
    }

    private static ObjectNode errorOf(ApiException e) {
        ObjectNode error = JSON.createObjectNode();
        error.set("ErrStatus", e.bareStatus());
        return error;
    }

    private static ObjectNode tree(Frame frame) {
        return JSON.readTree(frame.contentText()) instanceof ObjectNode object
                ? object
                : fail("the content of " + frame.resource() + " is no object");
    }

    private static ObjectNode fail(String why) {
        throw new IllegalArgumentException(why);
    }
}
