package dev.keadm.sandbox.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.keadm.sandbox.EdgeIdentity;
import dev.keadm.sandbox.Objects;
import dev.keadm.sandbox.Sandbox;
import dev.keadm.sandbox.SandboxOptions;
import dev.keadm.sandbox.SandboxState;
import dev.keadm.sandbox.cluster.PatchKind;
import dev.keadm.sandbox.cluster.Resource;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ApiServerTest {
    private static final String CONFIG_MAPS = "/api/v1/namespaces/default/configmaps";

    @TempDir
    private Path dir;

    private Sandbox sandbox;
    private HttpClient client;
    private String token;

    @BeforeEach
    void start() throws Exception {
        sandbox = Sandbox.start(SandboxOptions.in(dir));
        client = HttpClient.newBuilder()
                .sslContext(EdgeIdentity.trusting(sandbox.ca()))
                .build();
        token = Files.readString(dir.resolve("api-token"));
    }

    @AfterEach
    void stop() {
        client.shutdownNow();
        sandbox.close();
    }

    @Test
    void shouldCreateGetPatchAndDelete() throws Exception {
        assertThat(send("POST", CONFIG_MAPS, "", "{'metadata':{'name':'a'},'data':{'k':'v'}}")
                        .statusCode())
                .isEqualTo(201);
        assertThat(send("POST", CONFIG_MAPS, "", "{'metadata':{'name':'a'}}").statusCode())
                .isEqualTo(409);
        JsonNode patched =
                tree(send("PATCH", CONFIG_MAPS + "/a", "application/merge-patch+json", "{'data':{'k':'w'}}"));
        assertThat(patched.at("/data/k").asString()).isEqualTo("w");
        assertThat(send("DELETE", CONFIG_MAPS + "/a", "", "{}").statusCode()).isEqualTo(200);

        HttpResponse<String> gone = send("GET", CONFIG_MAPS + "/a", "", "");
        assertThat(gone.statusCode()).isEqualTo(404);
        assertThat(tree(gone).path("message").asString()).isEqualTo("configmaps \"a\" not found");
    }

    @Test
    void shouldRefuseAnOldVersion() throws Exception {
        JsonNode old = tree(send("POST", CONFIG_MAPS, "", "{'metadata':{'name':'a'},'data':{'k':'v'}}"));
        send(
                "PATCH",
                CONFIG_MAPS + "/a",
                "application/json-patch+json",
                "[{'op':'replace','path':'/data/k','value':'w'}]");

        HttpResponse<String> late = send("PUT", CONFIG_MAPS + "/a", "", old.toString());
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(tree(late).path("reason").asString()).isEqualTo("Conflict");
    }

    @Test
    void shouldLetNobodyInWithoutTheToken() throws Exception {
        token = "guess";

        assertThat(send("GET", CONFIG_MAPS, "", "").statusCode()).isEqualTo(401);
    }

    @Test
    void shouldWatchFromAVersionOn() throws Exception {
        JsonNode list = tree(send("GET", CONFIG_MAPS, "", ""));
        String from = list.at("/metadata/resourceVersion").asString();
        send("POST", CONFIG_MAPS, "", "{'metadata':{'name':'a'}}");
        send("DELETE", CONFIG_MAPS + "/a", "", "{}");

        HttpRequest watch = request(CONFIG_MAPS + "?watch=true&timeoutSeconds=3&resourceVersion=" + from)
                .build();
        try (Stream<String> lines =
                client.send(watch, HttpResponse.BodyHandlers.ofLines()).body()) {
            Iterator<String> events = lines.iterator();
            assertThat(JsonMapper.shared().readTree(events.next()).path("type").asString())
                    .isEqualTo("ADDED");
            assertThat(JsonMapper.shared().readTree(events.next()).path("type").asString())
                    .isEqualTo("DELETED");
        }
    }

    @Test
    void shouldPrintNodesAsATable() throws Exception {
        sandbox.cluster().create(Resource.NODES, "", Objects.node("n1"));
        HttpRequest table = request("/api/v1/nodes")
                .header("Accept", "application/json;as=Table;v=v1;g=meta.k8s.io,application/json")
                .build();
        JsonNode answer = tree(client.send(table, HttpResponse.BodyHandlers.ofString()));

        assertThat(answer.path("kind").asString()).isEqualTo("Table");
        assertThat(answer.at("/rows/0/cells/0").asString()).isEqualTo("n1");
        assertThat(answer.at("/rows/0/cells/1").asString()).isEqualTo("NotReady");
        assertThat(answer.at("/rows/0/cells/2").asString()).isEqualTo("edge");
    }

    @Test
    void shouldScheduleAPodOnceANodeIsReady() {
        var cluster = sandbox.cluster();
        cluster.create(
                Resource.PODS,
                "default",
                Objects.of("{'metadata':{'name':'p'},'spec':{'containers':[{'name':'c','image':'i'}]}}"));
        cluster.create(Resource.NODES, "", Objects.node("n1"));
        cluster.patch(
                Resource.NODES,
                "",
                "n1",
                PatchKind.STRATEGIC,
                Objects.of("{'status':{'conditions':[{'type':'Ready','status':'True'}]}}"),
                "status");

        await().untilAsserted(() -> assertThat(cluster.get(Resource.PODS, "default", "p")
                        .at("/spec/nodeName")
                        .asString())
                .isEqualTo("n1"));
        assertThat(cluster.get(Resource.NODES, "", "n1").path("spec").has("taints"))
                .isFalse();
    }

    @Test
    void shouldTellOtherProcessesWhereItIs() {
        SandboxState state = SandboxState.read(dir).orElseThrow();

        assertThat(state.running()).isTrue();
        assertThat(state.endpoint()).isEqualTo(sandbox.endpoint());
        assertThat(state.kubeconfig()).exists();
        assertThat(state.toString()).doesNotContain(state.token()).doesNotContain(state.registryPassword());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(
                        "https://127.0.0.1:" + sandbox.state().ports().api() + path))
                .header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> send(String method, String path, String type, String body) throws Exception {
        HttpRequest.Builder builder =
                request(path).method(method, HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')));
        if (!type.isEmpty()) {
            builder.header("Content-Type", type);
        }
        return client.send(builder.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode tree(HttpResponse<String> response) {
        return JsonMapper.shared().readTree(response.body());
    }
}
