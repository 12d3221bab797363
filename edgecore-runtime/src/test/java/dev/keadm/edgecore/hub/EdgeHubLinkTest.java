package dev.keadm.edgecore.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class EdgeHubLinkTest extends HubFixture {
    @Test
    void shouldSayWhoItIsAndKeepAliveFirst() throws Exception {
        EdgeHub hub = start();
        FakeHubSession session = cloud.nextSession();

        assertThat(session.request)
                .startsWith("get /project/edge-1/events http/1.1\r\n")
                .contains("\r\nnode_id: edge-1\r\n", "\r\nproject_id: project\r\n", "\r\nconnectionuse: msg\r\n")
                .doesNotContain("sec-websocket-extensions", "origin:");
        assertThat(codec.decode(session.receive()).operation()).isEqualTo("keepalive");
        await().until(() -> edges.contains("connected"));
        assertThat(hub.isConnected()).isTrue();
    }

    @Test
    void shouldKeepAliveAtEachHeartbeat() throws Exception {
        start(Duration.ofMillis(100), authority::edge, cloud.endpoint());
        FakeHubSession session = nextSession();

        assertThat(codec.decode(session.receive()).operation()).isEqualTo("keepalive");
        assertThat(codec.decode(session.receive()).operation()).isEqualTo("keepalive");
    }

    @Test
    void shouldComeBackAfterACut() throws Exception {
        start();
        nextSession().cut();
        nextSession();

        await().until(() -> edges.size() == 3);
        assertThat(edges.get(0)).isEqualTo("connected");
        assertThat(edges.get(1)).startsWith("tcp: Lost the link to CloudHub " + cloud.endpoint());
        assertThat(edges.get(2)).isEqualTo("connected");
    }

    @Test
    void shouldTryTheNextEndpointWhenOneIsAway() throws Exception {
        CloudEndpoint away;
        try (ServerSocket closed = new ServerSocket(0)) {
            away = new CloudEndpoint("127.0.0.1", closed.getLocalPort());
        }
        start(LONG, authority::edge, away, cloud.endpoint());
        nextSession();

        await().until(() -> edges.contains("connected"));
        assertThat(edges.getFirst()).startsWith("tcp: Cannot reach CloudHub " + away);
    }

    @Test
    void shouldMakeTheLinkAnewWhenAsked() throws Exception {
        EdgeHub hub = start();
        nextSession();
        await().until(hub::isConnected);
        hub.reconnect("The node's certificate was renewed.");
        nextSession();

        assertThat(edges).contains("tcp: The node's certificate was renewed.");
    }

    @Test
    void shouldSayThatTheServerIsNoCloudHub() throws Exception {
        cloud.refuse();
        start();

        await().until(() -> !edges.isEmpty());
        assertThat(edges.getFirst()).startsWith("tls: " + cloud.endpoint() + " is no CloudHub: it answered 403");
    }

    @Test
    void shouldTrustNoOtherAuthority() {
        start(LONG, new TestAuthority()::edge, cloud.endpoint());

        await().until(() -> !edges.isEmpty());
        assertThat(edges.getFirst()).startsWith("tls: Cannot reach CloudHub");
        assertThat(cloud.hasAnotherSession()).isFalse();
    }

    @Test
    void shouldTryAgainWhenItsOwnCertificateCannotBeUsed() throws Exception {
        AtomicInteger attempts = new AtomicInteger();
        start(
                LONG,
                () -> {
                    if (attempts.getAndIncrement() == 0) {
                        throw new IllegalStateException("Cannot set up TLS: bad key");
                    }
                    return authority.edge();
                },
                cloud.endpoint());
        nextSession();

        assertThat(edges.getFirst()).startsWith("configuration: ").contains("bad key");
    }

    @Test
    void shouldPassOverAnEndpointThatIsNoName() throws Exception {
        start(LONG, authority::edge, new CloudEndpoint("no name", 10000), cloud.endpoint());
        nextSession();

        assertThat(edges.getFirst()).startsWith("configuration: ").contains("no name");
    }

    @Test
    void shouldBeSilentAboutItsOwnEnd() throws Exception {
        EdgeHub hub = start();
        nextSession();
        await().until(hub::isConnected);
        hub.stop();

        await().until(() -> !hub.isConnected());
        assertThat(edges).containsExactly("connected");
    }
}
