package dev.keadm.sandbox.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.keadm.sandbox.FakeEdge;
import dev.keadm.sandbox.Objects;
import dev.keadm.sandbox.Sandbox;
import dev.keadm.sandbox.SandboxOptions;
import dev.keadm.sandbox.cluster.Cluster;
import dev.keadm.sandbox.cluster.PatchKind;
import dev.keadm.sandbox.cluster.Resource;
import dev.keadm.sandbox.cluster.Selector;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;

class CloudHubTest {
    private static final Duration SHORT = Duration.ofMillis(300);

    @TempDir
    private Path dir;

    private Sandbox sandbox;
    private Cluster cluster;

    @BeforeEach
    void start() {
        var timing = new HubTiming(Duration.ofSeconds(2), Duration.ofMillis(400), 4, Duration.ofMillis(300));
        sandbox = Sandbox.start(SandboxOptions.in(dir).withoutControllers().with(timing));
        cluster = sandbox.cluster();
        cluster.create(Resource.SERVICE_ACCOUNTS, "default", Objects.of("{'metadata':{'name':'default'}}"));
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void shouldRegisterANodeAndEchoItBack() throws Exception {
        try (FakeEdge edge = FakeEdge.connect(sandbox, "e1")) {
            JsonNode reply = edge.ask("insert", "null/node/e1", Objects.node("e1"));

            assertThat(reply.path("Err").isNull()).isTrue();
            assertThat(reply.path("Object").has("kind")).isFalse();
            assertThat(reply.at("/Object/metadata/labels/node-role.kubernetes.io~1edge")
                            .asString())
                    .isEmpty();
            assertThat(reply.at("/Object/metadata/annotations/cloudcore").asString())
                    .isEqualTo("127.0.0.1");
            JsonNode echo = edge.await("update", "null/node/e1");
            assertThat(echo.at("/content/kind").asString()).isEqualTo("Node");
            assertThat(echo.at("/header/resourceversion").asString())
                    .isEqualTo(reply.at("/Object/metadata/resourceVersion").asString());
        }
    }

    @Test
    void shouldAnswerAlreadyExistsWithAnEmptyObject() throws Exception {
        try (FakeEdge edge = registered("e1")) {
            JsonNode reply = edge.ask("insert", "null/node/e1", Objects.node("e1"));

            assertThat(reply.at("/Err/ErrStatus/reason").asString()).isEqualTo("AlreadyExists");
            assertThat(reply.at("/Err/ErrStatus/code").asInt()).isEqualTo(409);
            assertThat(reply.at("/Object/metadata/creationTimestamp").isNull()).isTrue();
        }
    }

    @Test
    void shouldPatchStatusFromTextAndLeaveAnEmptyPatchWithoutEcho() throws Exception {
        try (FakeEdge edge = registered("e1")) {
            JsonNode same = edge.ask("patch", "null/nodepatch/e1", StringNode.valueOf("{}"));
            JsonNode ready = edge.ask(
                    "patch",
                    "null/nodepatch/e1",
                    StringNode.valueOf("{\"status\":{\"conditions\":[{\"type\":\"Ready\",\"status\":\"True\"}]}}"));

            assertThat(same.path("Err").isNull()).isTrue();
            assertThat(ready.at("/Object/status/conditions/0/status").asString())
                    .isEqualTo("True");
            JsonNode echo = edge.await("update", "null/node/e1");
            assertThat(echo.at("/content/metadata/resourceVersion"))
                    .isEqualTo(ready.at("/Object/metadata/resourceVersion"));
        }
    }

    @Test
    void shouldKeepLeasesFromBeingUpdatedWithAnOldVersion() throws Exception {
        try (FakeEdge edge = registered("e1")) {
            String resource = "kube-node-lease/lease/e1";
            JsonNode missing = edge.ask("query", resource, null);
            JsonNode first = edge.ask("insert", resource, Objects.lease("e1")).path("Object");
            JsonNode second = edge.ask("update", resource, renewed(first)).path("Object");
            JsonNode late = edge.ask("update", resource, renewed(first));

            assertThat(missing.at("/Err/ErrStatus/reason").asString()).isEqualTo("NotFound");
            assertThat(missing.path("Object").isNull()).isTrue();
            assertThat(second.at("/metadata/resourceVersion")).isNotEqualTo(first.at("/metadata/resourceVersion"));
            assertThat(late.at("/Err/ErrStatus/reason").asString()).isEqualTo("Conflict");
        }
    }

    @Test
    void shouldTakeAPodThroughItsLife() throws Exception {
        try (FakeEdge edge = registered("e1")) {
            String uid = cluster.create(Resource.PODS, "default", Objects.pod("web", "e1"))
                    .at("/metadata/uid")
                    .asString();
            assertThat(edge.await("insert", "default/pod/web")
                            .at("/content/spec/restartPolicy")
                            .asString())
                    .isEqualTo("Always");

            String patch = "{\"metadata\":{\"uid\":\"" + uid + "\"},\"status\":{\"phase\":\"Running\"}}";
            assertThat(edge.ask("patch", "default/podpatch/web", StringNode.valueOf(patch))
                            .at("/Object/status/phase")
                            .asString())
                    .isEqualTo("Running");
            edge.await("update", "default/pod/web");

            cluster.delete(Resource.PODS, "default", "web", Objects.of("{}"));
            JsonNode deleting = edge.await("update", "default/pod/web");
            assertThat(deleting.at("/content/metadata/deletionGracePeriodSeconds")
                            .asInt())
                    .isEqualTo(30);

            JsonNode options = Objects.of("{'gracePeriodSeconds':0,'preconditions':{'uid':'" + uid + "'}}");
            assertThat(edge.ask("delete", "default/pod/web", options).asString())
                    .isEqualTo("OK");
            edge.await("delete", "default/pod/web");
            await().until(() -> cluster.list(Resource.OBJECT_SYNCS, "default", Selector.all())
                    .isEmpty());
        }
    }

    @Test
    void shouldRefuseAPodStatusForAnotherUid() throws Exception {
        try (FakeEdge edge = registered("e1")) {
            cluster.create(Resource.PODS, "default", Objects.pod("web", "e1"));

            JsonNode reply = edge.ask(
                    "patch",
                    "default/podpatch/web",
                    StringNode.valueOf("{\"metadata\":{\"uid\":\"other\"},\"status\":{\"phase\":\"Running\"}}"));

            assertThat(reply.at("/Err/ErrStatus/reason").asString()).isEqualTo("Conflict");
        }
    }

    @Test
    void shouldSendAgainWhatIsNotAcknowledgedAndThenGoOn() throws Exception {
        try (FakeEdge edge = registered("e1").silent()) {
            edge.keepalive();
            cluster.create(Resource.PODS, "default", Objects.pod("one", "e1"));
            JsonNode first = edge.await("insert", "default/pod/one");
            cluster.create(Resource.PODS, "default", Objects.pod("two", "e1"));
            for (int resend = 0; resend < 4; resend++) {
                assertThat(FakeEdge.id(edge.await("insert", "default/pod/one"))).isEqualTo(FakeEdge.id(first));
            }
            edge.keepalive();

            JsonNode next = edge.await(message -> FakeEdge.resource(message).startsWith("default/pod/"));
            assertThat(FakeEdge.resource(next)).isEqualTo("default/pod/two");
        }
    }

    @Test
    void shouldPushChangesOfConfigMapsAndSecretsToTheNodesThatUseThem() throws Exception {
        try (FakeEdge edge = registered("e1")) {
            cluster.create(Resource.PODS, "default", Objects.pod("web", "e1"));
            edge.await("insert", "default/pod/web");
            cluster.create(Resource.CONFIG_MAPS, "default", Objects.configMap("app", "one"));
            cluster.create(Resource.CONFIG_MAPS, "default", Objects.configMap("other", "one"));
            cluster.create(
                    Resource.SECRETS, "default", Objects.of("{'metadata':{'name':'keys'},'stringData':{'k':'v'}}"));

            edge.await("insert", "default/configmap/app");
            assertThat(edge.await("update", "default/secret/keys")
                            .at("/content/data/k")
                            .asString())
                    .isEqualTo("dg==");
            assertThat(edge.find(message -> FakeEdge.resource(message).endsWith("other"), SHORT))
                    .isEqualTo(Optional.empty());
        }
    }

    @Test
    void shouldAnswerQueriesBareAndErrorsBareToo() throws Exception {
        try (FakeEdge edge = registered("e1")) {
            cluster.create(Resource.CONFIG_MAPS, "default", Objects.configMap("app", "one"));

            assertThat(edge.ask("query", "default/configmap/app", null)
                            .at("/data/k")
                            .asString())
                    .isEqualTo("one");
            JsonNode missing = edge.ask("query", "default/configmap/none", null);
            assertThat(missing.at("/ErrStatus/message").asString()).isEqualTo("configmap \"none\" not found");
            assertThat(missing.at("/ErrStatus/details/kind").asString()).isEqualTo("configmap");
        }
    }

    @Test
    void shouldCatchUpAfterAnAbsenceWithUpdatesAndStubs() throws Exception {
        try (FakeEdge edge = registered("e1")) {
            cluster.create(Resource.PODS, "default", Objects.pod("kept", "e1"));
            cluster.create(Resource.PODS, "default", Objects.pod("gone", "e1"));
            edge.await("insert", "default/pod/kept");
            edge.await("insert", "default/pod/gone");
            await().until(() -> cluster.list(Resource.OBJECT_SYNCS, "default", Selector.all()).stream()
                    .noneMatch(sync ->
                            sync.at("/status/objectResourceVersion").asString().equals("0")));
        }
        await().until(() -> sandbox.connected().isEmpty());
        cluster.delete(Resource.PODS, "default", "gone", Objects.of("{'gracePeriodSeconds':0}"));
        cluster.patch(
                Resource.PODS, "default", "kept", PatchKind.MERGE, Objects.of("{'metadata':{'labels':{'a':'b'}}}"), "");
        cluster.create(Resource.PODS, "default", Objects.pod("new", "e1"));

        try (FakeEdge edge = FakeEdge.connect(sandbox, "e1")) {
            assertThat(edge.await("update", "default/pod/kept")
                            .at("/content/metadata/labels/a")
                            .asString())
                    .isEqualTo("b");
            edge.await("update", "default/pod/new");
            JsonNode stub = edge.await("delete", "default/pod/gone").path("content");
            assertThat(stub.has("spec") || stub.has("kind")).isFalse();
            assertThat(stub.at("/metadata/uid").asString()).isNotEmpty();
        }
    }

    @Test
    void shouldEndTheSessionWithoutKeepaliveWhateverElseIsSent() throws Exception {
        try (FakeEdge edge = registered("e1")) {
            for (int i = 0; i < 3; i++) {
                edge.ask("query", "null/node/e1", null);
            }
            assertThat(edge.awaitClose(Duration.ofSeconds(5))).isTrue();
        }
    }

    @Test
    void shouldKeepTheSessionOfAnEdgeThatSendsKeepalives() throws Exception {
        try (FakeEdge edge = registered("e1")) {
            for (int i = 0; i < 5; i++) {
                edge.keepalive();
                assertThat(edge.awaitClose(Duration.ofMillis(700))).isFalse();
            }
        }
    }

    @Test
    void shouldReplaceTheOlderConnectionOfANode() throws Exception {
        try (FakeEdge older = registered("e1");
                FakeEdge newer = FakeEdge.connect(sandbox, "e1")) {
            assertThat(older.awaitClose(Duration.ofSeconds(5))).isTrue();
            assertThat(newer.ask("query", "null/node/e1", null).path("kind").asString())
                    .isEqualTo("Node");
        }
    }

    @Test
    void shouldEndTheSessionAtAMessageThatGoCannotDecode() throws Exception {
        try (FakeEdge edge = registered("e1")) {
            edge.sendText("{\"header\":{\"msg_id\":\"a\",\"timestamp\":\"now\"},\"route\":{},\"content\":null}");

            assertThat(edge.awaitClose(Duration.ofSeconds(5))).isTrue();
        }
    }

    @Test
    void shouldNeverReadFromAConnectionThatDoesNotSayItsUse() throws Exception {
        try (FakeEdge edge = FakeEdge.connect(sandbox, "e1", false)) {
            edge.send("insert", "null/node/e1", Objects.node("e1"));

            assertThat(edge.awaitClose(Duration.ofSeconds(5))).isTrue();
            assertThat(cluster.find(Resource.NODES, "", "e1")).isEmpty();
        }
    }

    @Test
    void shouldEndTheSessionOfANodeThatIsDeleted() throws Exception {
        try (FakeEdge edge = registered("e1")) {
            cluster.delete(Resource.NODES, "", "e1", Objects.of("{}"));

            assertThat(edge.awaitClose(Duration.ofSeconds(5))).isTrue();
            await().until(() -> cluster.list(Resource.CLUSTER_OBJECT_SYNCS, "", Selector.all())
                    .isEmpty());
        }
    }

    @Test
    void shouldDropWhatItDoesNotSupportInSilence() throws Exception {
        try (FakeEdge edge = registered("e1")) {
            String id = edge.send("query", "default/podlist/x", null);
            edge.ask("query", "null/node/e1", null);

            assertThat(edge.find(message -> FakeEdge.parent(message).equals(id), SHORT))
                    .isEmpty();
        }
    }

    @Test
    void shouldCutLargeMessagesAsGoDoes() throws Exception {
        try (FakeEdge edge = registered("e1")) {
            cluster.create(Resource.CONFIG_MAPS, "default", Objects.configMap("small", "x"));
            cluster.create(Resource.CONFIG_MAPS, "default", Objects.configMap("medium", "é".repeat(2500)));
            cluster.create(Resource.CONFIG_MAPS, "default", Objects.configMap("large", "x".repeat(20_000)));

            edge.ask("query", "default/configmap/small", null);
            assertThat(edge.lastParts()).isEqualTo(1);
            assertThat(edge.ask("query", "default/configmap/medium", null)
                            .at("/data/k")
                            .asString())
                    .isEqualTo("é".repeat(2500));
            assertThat(edge.ask("query", "default/configmap/large", null)
                            .at("/data/k")
                            .asString())
                    .hasSize(20_000);
            assertThat(edge.lastParts()).isGreaterThan(1);
        }
    }

    @Test
    void shouldGiveTokensForServiceAccounts() throws Exception {
        try (FakeEdge edge = registered("e1")) {
            String uid = cluster.create(Resource.PODS, "default", Objects.pod("web", "e1"))
                    .at("/metadata/uid")
                    .asString();
            JsonNode request = Objects.of("""
                    {'metadata':{'creationTimestamp':null},'spec':{'audiences':null,'expirationSeconds':3607,
                     'boundObjectRef':{'kind':'Pod','apiVersion':'v1','name':'web','uid':'%s'}},'status':{'token':''}}""".formatted(uid));
            JsonNode reply = edge.ask("query", "default/serviceaccounttoken/default", request);

            assertThat(reply.at("/status/token").asString().split("\\.")).hasSize(3);
            assertThat(reply.at("/spec/audiences/0").asString()).isEqualTo("https://kubernetes.default.svc");
        }
    }

    @Test
    void shouldBreakTheConnectionAtTheMessageAskedFor() throws Exception {
        try (FakeEdge edge = registered("e1")) {
            sandbox.faults().disconnectAt(2);
            edge.ask("query", "null/node/e1", null);
            edge.send("query", "null/node/e1", null);

            assertThat(edge.awaitClose(Duration.ofSeconds(5))).isTrue();
        }
    }

    @Test
    void shouldRepeatSwallowAndSpoilOnRequest() throws Exception {
        try (FakeEdge edge = registered("e1")) {
            sandbox.faults().repeat(1);
            String id = edge.send("query", "null/node/e1", null);
            edge.await(message -> FakeEdge.parent(message).equals(id));
            edge.await(message -> FakeEdge.parent(message).equals(id));
            sandbox.faults().clear();

            sandbox.faults().garbage("not json");
            edge.ask("query", "null/node/e1", null);
            edge.await(JsonNode::isString);

            sandbox.faults().silent("null/node/e1"::equals);
            String unheard = edge.send("query", "null/node/e1", null);
            assertThat(edge.find(message -> FakeEdge.parent(message).equals(unheard), SHORT))
                    .isEmpty();
        }
    }

    @Test
    void shouldReorderOnRequest() throws Exception {
        try (FakeEdge edge = registered("e1")) {
            sandbox.faults().reorder(2);
            String first = edge.send("query", "null/node/e1", null);
            await().pollDelay(Duration.ofMillis(100)).until(() -> true);
            String second = edge.send("query", "null/node/e1", null);

            JsonNode early = edge.await(message -> FakeEdge.operation(message).equals("response"));
            JsonNode late = edge.await(message -> FakeEdge.operation(message).equals("response"));
            assertThat(FakeEdge.parent(early)).isEqualTo(second);
            assertThat(FakeEdge.parent(late)).isEqualTo(first);
        }
    }

    @Test
    void shouldKeepObjectsAndCaOverARestart() throws Exception {
        String caHash = sandbox.ca().sha256();
        try (FakeEdge edge = registered("e1")) {
            edge.keepalive();
        }
        long revision = cluster.revision();
        sandbox.close();
        sandbox = Sandbox.start(SandboxOptions.in(dir).withoutControllers());

        assertThat(sandbox.ca().sha256()).isEqualTo(caHash);
        assertThat(sandbox.cluster().find(Resource.NODES, "", "e1")).isPresent();
        assertThat(sandbox.cluster().revision()).isGreaterThanOrEqualTo(revision);
    }

    private FakeEdge registered(String node) throws Exception {
        FakeEdge edge = FakeEdge.connect(sandbox, node);
        edge.ask("insert", "null/node/" + node, Objects.node(node));
        edge.await("update", "null/node/" + node);
        return edge;
    }

    private static JsonNode renewed(JsonNode lease) {
        JsonNode copy = JsonMapper.shared().readTree(lease.toString());
        copy.withObject("/spec").put("renewTime", "2026-11-23T02:09:25.000000Z");
        return copy;
    }
}
