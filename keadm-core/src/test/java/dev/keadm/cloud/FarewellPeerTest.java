package dev.keadm.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.keadm.pki.CertificateAuthority;
import dev.keadm.pki.CertificateService;
import dev.keadm.pki.CloudCorePeer;
import dev.keadm.pki.EdgeTls;
import dev.keadm.request.CloudCoreEndpoint;
import dev.keadm.request.NodeName;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Against a real CloudCore: what it sends to a node that comes back with nothing. */
@Tag("peer")
class FarewellPeerTest {
    private static final String NAME = "join-farewell";
    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final CloudCoreEndpoint HUB = CloudCoreEndpoint.parse("127.0.0.1:10000");

    private EdgeTls tls;

    @BeforeEach
    void joinTheNodeWithAPod() throws Exception {
        String[] token = CloudCorePeer.token().split("\\.", 2);
        CertificateService service = new CertificateService(URI.create("https://127.0.0.1:10002"));
        CertificateAuthority authority = service.fetchAuthority(token[0], DEADLINE);
        tls = EdgeTls.mutual(authority, service.request(authority, NAME, token[1], DEADLINE));
    }

    @AfterEach
    void deleteThem() {
        Kubectl.run("delete", "pod", NAME, "--ignore-not-found", "--force", "--grace-period=0");
        Kubectl.run("delete", "node", NAME, "--ignore-not-found");
    }

    @Test
    void shouldMakeCloudCoreSendThePodsAgain() throws Exception {
        String uid;
        try (RecordingEdge edge = new RecordingEdge(HUB.toString(), tls, NAME)) {
            edge.send(
                    "insert",
                    "null/node/" + NAME,
                    "{\"kind\":\"Node\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"" + NAME
                            + "\",\"labels\":{\"node-role.kubernetes.io/edge\":\"\"}}}");
            await().until(() -> !edge.received("null/node/" + NAME).isEmpty());
            Kubectl.apply("""
                    {"apiVersion":"v1","kind":"Pod","metadata":{"name":"join-farewell","namespace":"default"},
                     "spec":{"nodeName":"join-farewell","containers":[{"name":"c","image":"docker.io/local/busybox:1"}]}}
                    """);
            uid = Kubectl.run("get", "pod", NAME, "-o", "jsonpath={.metadata.uid}");
            await().atMost(DEADLINE)
                    .until(() -> !edge.received("default/pod/" + NAME).isEmpty());
            await().atMost(DEADLINE).until(() -> acknowledged(uid));
        }

        try (HubSession session = HubSession.open(HUB, tls, NAME, DEADLINE)) {
            List<StoredPod> pods =
                    List.of(new StoredPod("default", NAME, uid), new StoredPod("default", "join-gone", uid));
            List<StoredPod> told = new Farewell(session, NodeName.parse(NAME), Clock.systemUTC(), DEADLINE).say(pods);
            assertThat(told).extracting(StoredPod::name).containsExactly(NAME);
        }

        assertThat(new NodeQuery(HUB, tls, DEADLINE).read(NodeName.parse(NAME)).handedBack())
                .isTrue();
        try (RecordingEdge next = new RecordingEdge(HUB.toString(), tls, NAME)) {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> !next.received("default/pod/" + NAME).isEmpty());
        }
    }

    @Test
    void shouldReadANodeWithoutEndingTheConnectionOfItsAgent() throws Exception {
        try (RecordingEdge edge = new RecordingEdge(HUB.toString(), tls, NAME)) {
            edge.send(
                    "insert",
                    "null/node/" + NAME,
                    "{\"kind\":\"Node\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"" + NAME
                            + "\",\"annotations\":{\"keadm.dev/machine\":\"m1\"}}}");
            await().until(() -> !edge.received("null/node/" + NAME).isEmpty());

            CloudNode node = new NodeQuery(HUB, tls, DEADLINE).read(NodeName.parse(NAME));

            assertThat(node.machine()).contains("m1");
            int before = edge.received("null/node/" + NAME).size();
            edge.send("query", "null/node/" + NAME, "null");
            await().until(() -> edge.received("null/node/" + NAME).size() > before);
        }
    }

    private static boolean acknowledged(String uid) {
        String version = Kubectl.run(
                "get",
                "objectsync",
                NAME + "." + uid,
                "--ignore-not-found",
                "-o",
                "jsonpath={.status.objectResourceVersion}");
        return version.equals(Kubectl.run("get", "pod", NAME, "-o", "jsonpath={.metadata.resourceVersion}"));
    }
}
