package dev.keadm.sandbox.cluster;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What happens to an object on its way into the store. */
final class Admission {
    private static final String SUFFIX_LETTERS = "bcdfghjklmnpqrstvwxz2456789";

    private final Random random = new Random();

    /** Five characters as Kubernetes appends them to generated names. */
    String suffix() {
        StringBuilder suffix = new StringBuilder();
        random.ints(5, 0, SUFFIX_LETTERS.length()).forEach(at -> suffix.append(SUFFIX_LETTERS.charAt(at)));
        return suffix.toString();
    }

    /** @param find other objects, by key; throws when there is none */
    void create(Resource resource, ObjectNode object, BiFunction<Resource, String, ObjectNode> find) {
        switch (resource) {
            case PODS -> pod(object, find);
            case NODES -> node(object);
            case SECRETS -> secret(object);
            case NAMESPACES -> {
                Trees.child(object, "spec").putArray("finalizers").add("kubernetes");
                object.putObject("status").put("phase", "Active");
            }
            case CONFIG_MAPS, SERVICE_ACCOUNTS, SERVICES, EVENTS, LEASES, OBJECT_SYNCS, CLUSTER_OBJECT_SYNCS -> {}
        }
    }

    /** Secrets may come with {@code stringData} in updates too; a pod's status always has what Go's types always write. */
    void update(Resource resource, ObjectNode object) {
        if (resource == Resource.SECRETS) {
            secret(object);
        } else if (resource == Resource.PODS) {
            completeStatus(Trees.child(object, "status"));
        }
    }

    private void pod(ObjectNode pod, BiFunction<Resource, String, ObjectNode> find) {
        if (Trees.objects(pod.path("spec"), "containers").isEmpty()) {
            throw ApiException.invalid(Resource.PODS, Trees.name(pod), "spec.containers: Required value");
        }
        PodDefaults.apply(pod);
        if (!Trees.text(pod, "metadata", "annotations", "kubernetes.io/config.mirror")
                .isEmpty()) {
            return;
        }
        String asked = Trees.text(pod, "spec", "serviceAccountName");
        String account = asked.isEmpty() ? "default" : asked;
        try {
            ObjectNode found = find.apply(Resource.SERVICE_ACCOUNTS, account);
            PodDefaults.serviceAccount(pod, found, "kube-api-access-" + suffix());
        } catch (ApiException e) {
            throw ApiException.forbidden(
                    Resource.PODS,
                    Trees.name(pod),
                    "error looking up service account " + Trees.namespace(pod) + "/" + account + ": " + e.getMessage());
        }
    }

    /** The admission plugin TaintNodesByCondition: a node is not ready until somebody says so. */
    private static void node(ObjectNode node) {
        ObjectNode spec = Trees.child(node, "spec");
        for (JsonNode taint : spec.path("taints")) {
            if (Trees.text(taint, "key").equals("node.kubernetes.io/not-ready")) {
                return;
            }
        }
        Trees.array(spec, "taints")
                .addObject()
                .put("key", "node.kubernetes.io/not-ready")
                .put("effect", "NoSchedule");
    }

    private static void secret(ObjectNode secret) {
        Trees.preset(secret, "type", "Opaque");
        if (secret.remove("stringData") instanceof ObjectNode plain) {
            ObjectNode data = Trees.child(secret, "data");
            plain.properties().forEach(entry -> {
                byte[] bytes = entry.getValue().asString("").getBytes(StandardCharsets.UTF_8);
                data.put(entry.getKey(), Base64.getEncoder().encodeToString(bytes));
            });
        }
    }

    private static void completeStatus(ObjectNode status) {
        for (ObjectNode condition : Trees.objects(status, "conditions")) {
            Trees.preset(condition, "lastProbeTime", condition::nullNode);
            Trees.preset(condition, "lastTransitionTime", condition::nullNode);
        }
        for (String kind : List.of("initContainerStatuses", "containerStatuses")) {
            for (ObjectNode container : Trees.objects(status, kind)) {
                Trees.preset(container, "state", container::objectNode);
                Trees.preset(container, "lastState", container::objectNode);
                completeState(container.path("state"));
                completeState(container.path("lastState"));
            }
        }
    }

    private static void completeState(JsonNode state) {
        if (state.get("terminated") instanceof ObjectNode terminated) {
            Trees.preset(terminated, "startedAt", terminated::nullNode);
            Trees.preset(terminated, "finishedAt", terminated::nullNode);
        }
        if (state.get("running") instanceof ObjectNode running) {
            Trees.preset(running, "startedAt", running::nullNode);
        }
    }
}
