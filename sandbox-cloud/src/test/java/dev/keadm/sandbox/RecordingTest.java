package dev.keadm.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keadm.sandbox.cluster.Cluster;
import dev.keadm.sandbox.cluster.PatchKind;
import dev.keadm.sandbox.cluster.Resource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Plays the edge's side of a recorded conversation, does what the user did, and compares what the sandbox sends with what CloudCore
 * sent: every frame from the cloud has to come, with the same route and content. Left aside: ids, times, versions, tokens, the
 * bookkeeping in managedFields; frames of devices and rules; and what depends on objects from before the recording.
 */
class RecordingTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String NODE = "goedge";

    /** Values that differ from run to run. */
    private static final Set<String> VOLATILE = Set.of(
            "uid",
            "resourceVersion",
            "creationTimestamp",
            "deletionTimestamp",
            "managedFields",
            "lastHeartbeatTime",
            "lastTransitionTime",
            "renewTime",
            "startTime",
            "startedAt",
            "finishedAt",
            "token",
            "expirationTimestamp");

    @TempDir
    private Path dir;

    /** The pod's UID in the recording and here, and whatever else the edge repeats. */
    private final Map<String, String> translated = new HashMap<>();

    @Test
    void shouldSendWhatCloudCoreSentToAPodThatWaits() throws Exception {
        replay("pod-configmap-secret-device.jsonl");
    }

    @Test
    void shouldSendWhatCloudCoreSentToAPodThatRuns() throws Exception {
        replay("pod-lifecycle-rules-device.jsonl");
    }

    private void replay(String recording) throws Exception {
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.in(dir).withoutControllers())) {
            Cluster cluster = sandbox.cluster();
            cluster.create(Resource.SERVICE_ACCOUNTS, "default", Objects.of("{'metadata':{'name':'default'}}"));
            List<JsonNode> frames = frames(recording);
            leaseFromBefore(cluster, frames);
            try (FakeEdge edge = FakeEdge.connect(sandbox, NODE).silent()) {
                edge.keepalive();
                int compared = 0;
                Map<String, String> ids = new HashMap<>();
                for (JsonNode frame : frames) {
                    if (frame.path("dir").asString().equals("edge->cloud")) {
                        say(edge, frame.path("message"), ids);
                    } else {
                        act(cluster, frame.path("message"), frames);
                        hear(edge, frame.path("message"), ids);
                        compared++;
                    }
                }
                assertThat(compared).isGreaterThan(20);
            }
        }
    }

    private List<JsonNode> frames(String recording) throws IOException {
        List<JsonNode> frames = new ArrayList<>();
        try (InputStream in = RecordingTest.class.getResourceAsStream("/recordings/" + recording)) {
            String text = new String(java.util.Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            text.lines()
                    .map(JSON::readTree)
                    .filter(frame -> isOfPods(frame.path("message")))
                    .forEach(frames::add);
        }
        return frames;
    }

    private static boolean isOfPods(JsonNode message) {
        String resource = FakeEdge.resource(message);
        String source = message.path("route").path("source").asString("");
        boolean device = resource.contains("/device") || resource.contains("membership") || resource.contains("twin/");
        boolean rule = source.startsWith("router_")
                || message.path("route").path("group").asString("").equals("user");
        return message.isObject() && message.has("route") && !resource.isEmpty() && !device && !rule;
    }

    /** The recorded node had been there before: its lease is found by the first query. */
    private void leaseFromBefore(Cluster cluster, List<JsonNode> frames) {
        for (JsonNode frame : frames) {
            JsonNode lease = frame.at("/message/content/Object");
            if (lease.path("kind").asString("").equals("Lease")) {
                cluster.create(Resource.LEASES, "kube-node-lease", object(lease));
                return;
            }
        }
    }

    /** What the user did just before the cloud sent this. */
    private void act(Cluster cluster, JsonNode message, List<JsonNode> frames) {
        String what = FakeEdge.operation(message) + " " + FakeEdge.resource(message);
        JsonNode content = message.path("content");
        switch (what) {
            case "insert default/pod/web" -> {
                createFrom(cluster, Resource.CONFIG_MAPS, "default/configmap/app-config", frames);
                createFrom(cluster, Resource.SECRETS, "default/secret/app-secret", frames);
                ObjectNode applied = applied(content);
                ObjectNode pod = cluster.create(Resource.PODS, "default", applied);
                translated.put(uid(content), uid(pod));
            }
            case "update default/configmap/app-config" ->
                cluster.patch(
                        Resource.CONFIG_MAPS,
                        "default",
                        "app-config",
                        PatchKind.MERGE,
                        Objects.of("{'data':{'greeting':'bonjour'}}"),
                        "");
            case "delete default/configmap/app-config" ->
                cluster.delete(Resource.CONFIG_MAPS, "default", "app-config", Objects.of("{}"));
            case "update default/configmap/kube-root-ca.crt" -> {
                ObjectNode rootCa = cluster.create(Resource.CONFIG_MAPS, "default", object(content));
                recordOfBefore(cluster, rootCa);
            }
            case "update default/pod/web" -> {
                boolean firstMark =
                        content.at("/metadata/deletionGracePeriodSeconds").asInt(0) > 0
                                && !dev.keadm.sandbox.cluster.Trees.deleting(
                                        cluster.get(Resource.PODS, "default", "web"));
                if (firstMark) {
                    int grace =
                            content.at("/metadata/deletionGracePeriodSeconds").asInt();
                    cluster.delete(Resource.PODS, "default", "web", Objects.of("{'gracePeriodSeconds':" + grace + "}"));
                }
            }
            case "update null/node/goedge" -> {
                // CloudStream's patch, once the tunnel is up
                int port = content.at("/status/daemonEndpoints/kubeletEndpoint/Port")
                        .asInt();
                cluster.patch(
                        Resource.NODES,
                        "",
                        NODE,
                        PatchKind.MERGE,
                        Objects.of("{'status':{'daemonEndpoints':{'kubeletEndpoint':{'Port':" + port + "}}}}"),
                        "status");
            }
            default -> {}
        }
    }

    /** The configMap was made while a pod of this node named it and the node was away: only the record says that it is wanted. */
    private static void recordOfBefore(Cluster cluster, ObjectNode rootCa) {
        cluster.create(Resource.OBJECT_SYNCS, "default", Objects.of("""
                        {'metadata':{'name':'%s.%s'},'status':{'objectResourceVersion':'0'},
                         'spec':{'objectAPIVersion':'v1','objectKind':'ConfigMap','objectName':'kube-root-ca.crt'}}""".formatted(NODE, uid(rootCa))));
    }

    /** As the first answer about it shows it. */
    private void createFrom(Cluster cluster, Resource resource, String path, List<JsonNode> frames) {
        for (JsonNode frame : frames) {
            JsonNode message = frame.path("message");
            if (FakeEdge.resource(message).equals(path)
                    && message.path("content").isObject()) {
                cluster.create(resource, "default", object(message.path("content")));
                return;
            }
        }
    }

    /** What the user gave to kubectl apply, as the object itself tells it, with the annotation that kubectl adds. */
    private static ObjectNode applied(JsonNode pod) {
        String key = "kubectl.kubernetes.io/last-applied-configuration";
        String manifest = pod.path("metadata").path("annotations").path(key).asString();
        ObjectNode applied = object(JSON.readTree(manifest));
        applied.withObject("/metadata/annotations").put(key, manifest);
        return applied;
    }

    private void say(FakeEdge edge, JsonNode message, Map<String, String> ids) {
        ObjectNode said = object(JSON.readTree(translate(message.toString())));
        String parent = FakeEdge.parent(message);
        if (!parent.isEmpty()) {
            said.withObject("/header").put("parent_msg_id", ids.getOrDefault(parent, parent));
        }
        boolean leaseUpdate = FakeEdge.operation(message).equals("update")
                && FakeEdge.resource(message).contains("/lease/");
        if (leaseUpdate) {
            said.withObject("/content/metadata")
                    .put("resourceVersion", translated.getOrDefault("lease", ""))
                    .put("uid", translated.getOrDefault("lease-uid", ""));
        }
        edge.sendText(said.toString());
    }

    private String translate(String text) {
        String result = text;
        for (Map.Entry<String, String> entry : translated.entrySet()) {
            if (entry.getKey().length() == 36) {
                result = result.replace(entry.getKey(), entry.getValue());
            }
        }
        return result;
    }

    private void hear(FakeEdge edge, JsonNode expected, Map<String, String> ids) throws InterruptedException {
        String parent = FakeEdge.parent(expected);
        JsonNode heard = edge.await(message -> FakeEdge.operation(message).equals(FakeEdge.operation(expected))
                && FakeEdge.resource(message).equals(FakeEdge.resource(expected))
                && FakeEdge.parent(message).equals(parent));
        ids.put(FakeEdge.id(expected), FakeEdge.id(heard));
        assertThat(heard.path("route")).isEqualTo(expected.path("route"));
        assertThat(heard.path("header").has("resourceversion"))
                .as("resourceversion in the header of %s", expected.path("route"))
                .isEqualTo(expected.path("header").has("resourceversion"));
        assertThat(steady(heard.path("content")).toPrettyString())
                .as("%s", expected.path("route"))
                .isEqualTo(steady(expected.path("content")).toPrettyString());
        JsonNode lease = heard.at("/content/Object");
        if (FakeEdge.resource(heard).contains("/lease/")) {
            translated.put("lease", lease.at("/metadata/resourceVersion").asString(""));
            translated.put("lease-uid", lease.at("/metadata/uid").asString(""));
        }
    }

    /** The same content with sorted fields and without what differs from run to run. */
    private static JsonNode steady(JsonNode node) {
        if (node.isArray()) {
            var list = JSON.createArrayNode();
            node.forEach(element -> list.add(steady(element)));
            return list;
        }
        if (!node.isObject()) {
            boolean tokenVolume = node.isString() && node.asString().startsWith("kube-api-access-");
            boolean cloud = node.isString() && node.asString().equals("127.0.0.1");
            return tokenVolume ? JSON.valueToTree("kube-api-access") : cloud ? JSON.valueToTree("192.0.2.2") : node;
        }
        ObjectNode sorted = JSON.createObjectNode();
        node.propertyStream().sorted(Map.Entry.comparingByKey()).forEach(entry -> {
            if (!VOLATILE.contains(entry.getKey())) {
                sorted.set(entry.getKey(), steady(entry.getValue()));
            }
        });
        return sorted;
    }

    private static String uid(JsonNode object) {
        return object.at("/metadata/uid").asString();
    }

    private static ObjectNode object(JsonNode node) {
        return (ObjectNode) node.deepCopy();
    }
}
