package dev.keadm.sandbox.api;

import dev.keadm.sandbox.cluster.ApiException;
import dev.keadm.sandbox.cluster.Cluster;
import dev.keadm.sandbox.cluster.PatchKind;
import dev.keadm.sandbox.cluster.Resource;
import dev.keadm.sandbox.cluster.Trees;
import dev.keadm.sandbox.hub.ServiceAccountTokens;
import java.io.IOException;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Requests about objects: from verb and path to the cluster's methods. */
final class Objects {
    private final Cluster cluster;
    private final ServiceAccountTokens tokens;
    private final Tables tables;

    Objects(Cluster cluster, ServiceAccountTokens tokens, Tables tables) {
        this.cluster = cluster;
        this.tokens = tokens;
        this.tables = tables;
    }

    void handle(Request request) throws IOException {
        Target target = request.target();
        if (!query(request, "dryRun").isEmpty()) {
            throw ApiException.badRequest("the sandbox's API has no server-side dry run");
        }
        switch (request.method()) {
            case "GET" -> get(request, target);
            case "POST" -> post(request, target);
            case "PUT" -> {
                named(target, "status");
                ObjectNode body = request.object();
                request.answer(
                        200,
                        cluster.update(
                                target.resource(), target.namespace(), target.name(), body, target.subresource()));
            }
            case "PATCH" -> {
                named(target, "status");
                JsonNode patch = request.body();
                request.answer(
                        200,
                        cluster.patch(
                                target.resource(),
                                target.namespace(),
                                target.name(),
                                PatchKind.of(request.contentType()),
                                patch,
                                target.subresource()));
            }
            case "DELETE" -> delete(request, target);
            default -> throw ApiException.notAllowed();
        }
    }

    private static String query(Request request, String name) {
        return request.query(name);
    }

    /** An object, or one of its subresources that are part of it. */
    private static void named(Target target, String subresource) {
        if (target.name().isEmpty()) {
            throw ApiException.notAllowed();
        }
        if (!target.subresource().isEmpty() && !target.subresource().equals(subresource)) {
            throw ApiException.noSuchPath();
        }
    }

    private void get(Request request, Target target) throws IOException {
        if (target.name().isEmpty()) {
            if (request.flag("watch")) {
                new WatchStream(cluster, tables).run(request);
            } else {
                list(request, target);
            }
            return;
        }
        named(target, "status");
        ObjectNode object = cluster.get(target.resource(), target.namespace(), target.name());
        request.answer(
                200,
                request.wantsTable() ? tables.of(target.resource(), List.of(object), Trees.version(object)) : object);
    }

    private void list(Request request, Target target) throws IOException {
        // the revision first: what happens between the two is seen twice rather than never
        String revision = Long.toString(cluster.revision());
        List<ObjectNode> objects = cluster.list(target.resource(), target.namespace(), request.selector());
        if (request.wantsTable()) {
            request.answer(200, tables.of(target.resource(), objects, revision));
            return;
        }
        ObjectNode list = JsonMapper.shared()
                .createObjectNode()
                .put("kind", target.resource().kind() + "List")
                .put("apiVersion", target.resource().apiVersion());
        Trees.metadata(list).put("resourceVersion", revision);
        ArrayNode items = list.putArray("items");
        objects.forEach(items::add);
        request.answer(200, list);
    }

    private void post(Request request, Target target) throws IOException {
        ObjectNode body = request.object();
        if (target.name().isEmpty()) {
            String named = Trees.namespace(body);
            if (target.resource().namespaced() && !named.isEmpty() && !named.equals(target.namespace())) {
                throw ApiException.badRequest(
                        "the namespace of the provided object does not match the namespace sent on the request");
            }
            request.answer(201, cluster.create(target.resource(), target.namespace(), body));
            return;
        }
        switch (target.resource().plural() + "/" + target.subresource()) {
            case "pods/binding" -> {
                cluster.bind(target.namespace(), target.name(), Trees.text(body, "target", "name"));
                request.answer(201, success());
            }
            case "pods/eviction" -> {
                cluster.delete(Resource.PODS, target.namespace(), target.name(), body.path("deleteOptions"));
                request.answer(201, success());
            }
            case "serviceaccounts/token" -> request.answer(201, tokens.issue(target.namespace(), target.name(), body));
            default -> throw ApiException.noSuchPath();
        }
    }

    private void delete(Request request, Target target) throws IOException {
        ObjectNode options = request.object();
        String grace = request.query("gracePeriodSeconds");
        if (!grace.isEmpty() && !options.has("gracePeriodSeconds")) {
            options.put("gracePeriodSeconds", Integer.parseInt(grace));
        }
        if (target.name().isEmpty()) {
            for (ObjectNode object : cluster.list(target.resource(), target.namespace(), request.selector())) {
                cluster.delete(target.resource(), Trees.namespace(object), Trees.name(object), options);
            }
            request.answer(200, success());
            return;
        }
        named(target, "");
        ObjectNode deleted = cluster.delete(target.resource(), target.namespace(), target.name(), options);
        boolean there = cluster.find(target.resource(), target.namespace(), target.name())
                .isPresent();
        request.answer(200, there ? deleted : success(target, deleted));
    }

    private static ObjectNode success() {
        ObjectNode status =
                JsonMapper.shared().createObjectNode().put("kind", "Status").put("apiVersion", "v1");
        status.putObject("metadata");
        return status.put("status", "Success");
    }

    private static ObjectNode success(Target target, ObjectNode deleted) {
        ObjectNode status = success();
        status.putObject("details")
                .put("name", target.name())
                .put("kind", target.resource().plural())
                .put("uid", Trees.uid(deleted));
        return status;
    }
}
