package dev.keadm.sandbox.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the API server fills into a pod: the defaults of its types and of the admission plugins that are always on. */
final class PodDefaults {
    private static final String TOKEN_PATH = "/var/run/secrets/kubernetes.io/serviceaccount";
    private static final int FILE_MODE = 0644;
    private static final List<String> PROBES = List.of("livenessProbe", "readinessProbe", "startupProbe");

    private PodDefaults() {}

    static void apply(ObjectNode pod) {
        ObjectNode spec = Trees.child(pod, "spec");
        boolean hostNetwork = spec.path("hostNetwork").asBoolean(false);
        Trees.objects(spec, "volumes").forEach(PodDefaults::volume);
        for (String kind : List.of("initContainers", "containers")) {
            Trees.objects(spec, kind).forEach(container -> container(container, hostNetwork));
        }
        Trees.preset(spec, "restartPolicy", "Always");
        Trees.preset(spec, "terminationGracePeriodSeconds", 30);
        Trees.preset(spec, "dnsPolicy", "ClusterFirst");
        Trees.preset(spec, "securityContext", spec::objectNode);
        Trees.preset(spec, "schedulerName", "default-scheduler");
        Trees.preset(spec, "priority", 0);
        Trees.preset(spec, "enableServiceLinks", () -> spec.booleanNode(true));
        Trees.preset(spec, "preemptionPolicy", "PreemptLowerPriority");
        tolerate(spec, "node.kubernetes.io/not-ready");
        tolerate(spec, "node.kubernetes.io/unreachable");
        ObjectNode status = pod.putObject("status");
        status.put("phase", "Pending").put("qosClass", qosClass(spec));
    }

    /** The service account admission plugin: account, pull secrets, and the token volume in every container. */
    static void serviceAccount(ObjectNode pod, ObjectNode account, String volumeName) {
        ObjectNode spec = Trees.child(pod, "spec");
        spec.put("serviceAccountName", Trees.name(account)).put("serviceAccount", Trees.name(account));
        if (!spec.has("imagePullSecrets") && account.path("imagePullSecrets").size() > 0) {
            spec.set("imagePullSecrets", account.path("imagePullSecrets").deepCopy());
        }
        boolean automount = spec.path("automountServiceAccountToken")
                .asBoolean(account.path("automountServiceAccountToken").asBoolean(true));
        if (!automount) {
            return;
        }
        boolean mounted = false;
        for (String kind : List.of("initContainers", "containers")) {
            for (ObjectNode container : Trees.objects(spec, kind)) {
                mounted |= mountToken(container, volumeName);
            }
        }
        if (mounted) {
            tokenVolume(Trees.array(spec, "volumes").addObject(), volumeName);
        }
    }

    private static boolean mountToken(ObjectNode container, String volumeName) {
        for (JsonNode mount : container.path("volumeMounts")) {
            if (Trees.text(mount, "mountPath").equals(TOKEN_PATH)) {
                return false;
            }
        }
        Trees.array(container, "volumeMounts")
                .addObject()
                .put("name", volumeName)
                .put("readOnly", true)
                .put("mountPath", TOKEN_PATH);
        return true;
    }

    private static void tokenVolume(ObjectNode volume, String name) {
        ObjectNode projected = volume.put("name", name).putObject("projected");
        ArrayNode sources = projected.putArray("sources");
        sources.addObject()
                .putObject("serviceAccountToken")
                .put("expirationSeconds", 3607)
                .put("path", "token");
        ObjectNode rootCa = sources.addObject().putObject("configMap").put("name", "kube-root-ca.crt");
        rootCa.putArray("items").addObject().put("key", "ca.crt").put("path", "ca.crt");
        ObjectNode namespace =
                sources.addObject().putObject("downwardAPI").putArray("items").addObject();
        namespace.put("path", "namespace");
        namespace.putObject("fieldRef").put("apiVersion", "v1").put("fieldPath", "metadata.namespace");
        projected.put("defaultMode", FILE_MODE);
    }

    private static void volume(ObjectNode volume) {
        for (String kind : List.of("configMap", "secret", "projected", "downwardAPI")) {
            if (volume.get(kind) instanceof ObjectNode source) {
                Trees.preset(source, "defaultMode", FILE_MODE);
                fieldRefs(source.path("items"));
                source.path("sources").forEach(projection -> {
                    fieldRefs(projection.path("downwardAPI").path("items"));
                    if (projection.get("serviceAccountToken") instanceof ObjectNode token) {
                        Trees.preset(token, "expirationSeconds", 3600);
                    }
                });
            }
        }
        if (volume.get("hostPath") instanceof ObjectNode hostPath) {
            Trees.preset(hostPath, "type", "");
        }
        if (volume.size() == 1) {
            volume.putObject("emptyDir");
        }
    }

    private static void fieldRefs(JsonNode items) {
        for (JsonNode item : items) {
            if (item.get("fieldRef") instanceof ObjectNode reference) {
                Trees.preset(reference, "apiVersion", "v1");
            }
        }
    }

    private static void container(ObjectNode container, boolean hostNetwork) {
        Trees.preset(container, "resources", container::objectNode);
        requestsFromLimits(container);
        Trees.preset(container, "terminationMessagePath", "/dev/termination-log");
        Trees.preset(container, "terminationMessagePolicy", "File");
        Trees.preset(container, "imagePullPolicy", pullPolicy(Trees.text(container, "image")));
        for (ObjectNode port : Trees.objects(container, "ports")) {
            Trees.preset(port, "protocol", "TCP");
            if (hostNetwork) {
                Trees.preset(port, "hostPort", port.path("containerPort").asInt(0));
            }
        }
        for (JsonNode variable : container.path("env")) {
            if (variable.path("valueFrom").get("fieldRef") instanceof ObjectNode reference) {
                Trees.preset(reference, "apiVersion", "v1");
            }
            if (variable.path("valueFrom").get("resourceFieldRef") instanceof ObjectNode reference) {
                Trees.preset(reference, "divisor", "0");
            }
        }
        PROBES.forEach(kind -> {
            if (container.get(kind) instanceof ObjectNode probe) {
                probe(probe);
            }
        });
        JsonNode lifecycle = container.path("lifecycle");
        handler(lifecycle.path("postStart"));
        handler(lifecycle.path("preStop"));
    }

    private static void requestsFromLimits(ObjectNode container) {
        ObjectNode resources = Trees.child(container, "resources");
        if (resources.get("limits") instanceof ObjectNode limits) {
            for (Map.Entry<String, JsonNode> limit : limits.properties()) {
                Trees.preset(
                        Trees.child(resources, "requests"),
                        limit.getKey(),
                        () -> limit.getValue().deepCopy());
            }
        }
    }

    private static void probe(ObjectNode probe) {
        Trees.preset(probe, "timeoutSeconds", 1);
        Trees.preset(probe, "periodSeconds", 10);
        Trees.preset(probe, "successThreshold", 1);
        Trees.preset(probe, "failureThreshold", 3);
        handler(probe);
        if (probe.get("grpc") instanceof ObjectNode grpc) {
            Trees.preset(grpc, "service", "");
        }
    }

    private static void handler(JsonNode handler) {
        if (handler.get("httpGet") instanceof ObjectNode get) {
            Trees.preset(get, "path", "/");
            Trees.preset(get, "scheme", "HTTP");
        }
    }

    /** Always for {@code :latest} and no tag, as the API server decides it; a digest counts as a tag. */
    private static String pullPolicy(String image) {
        String last = image.substring(image.lastIndexOf('/') + 1);
        boolean latest = !last.contains("@") && (!last.contains(":") || last.endsWith(":latest"));
        return latest ? "Always" : "IfNotPresent";
    }

    private static void tolerate(ObjectNode spec, String taint) {
        for (JsonNode toleration : spec.path("tolerations")) {
            String key = Trees.text(toleration, "key");
            String effect = Trees.text(toleration, "effect");
            if ((key.equals(taint) || key.isEmpty()) && (effect.isEmpty() || effect.equals("NoExecute"))) {
                return;
            }
        }
        Trees.array(spec, "tolerations")
                .addObject()
                .put("key", taint)
                .put("operator", "Exists")
                .put("effect", "NoExecute")
                .put("tolerationSeconds", 300);
    }

    /** Quantities are compared as they are written. */
    private static String qosClass(ObjectNode spec) {
        boolean any = false;
        boolean guaranteed = true;
        List<ObjectNode> containers = new ArrayList<>(Trees.objects(spec, "containers"));
        containers.addAll(Trees.objects(spec, "initContainers"));
        for (ObjectNode container : containers) {
            JsonNode requests = container.path("resources").path("requests");
            JsonNode limits = container.path("resources").path("limits");
            for (String resource : List.of("cpu", "memory")) {
                any |= requests.has(resource) || limits.has(resource);
                guaranteed &= limits.has(resource) && limits.get(resource).equals(requests.get(resource));
            }
        }
        if (!any) {
            return "BestEffort";
        }
        return guaranteed ? "Guaranteed" : "Burstable";
    }
}
