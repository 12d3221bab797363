package dev.keadm.edgecore.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.keadm.wire.Message;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class EdgeHubIntakeTest extends HubFixture {
    @Override
    public void received(Message message, CloudLink link) {
        super.received(message, link);
        if (message.resource().endsWith("/bad")) {
            throw new IllegalStateException("cannot deal with it");
        }
    }

    @Test
    void shouldPutPiecesTogether() throws Exception {
        start();
        FakeHubSession session = nextSession();
        String text = codec.encode(messages.request(
                "edgecontroller", "resource", "update", "default/pod/web", "\"" + "x".repeat(20_000) + "\""));
        session.sendInPieces(text, 4096);

        await().until(() -> received.size() == 1);
        assertThat(codec.encode(received.getFirst())).isEqualTo(text);
    }

    @Test
    void shouldIgnoreWhatIsNoMessage() throws Exception {
        start();
        FakeHubSession session = nextSession();
        for (String garbage : new String[] {"", "no json", "[1", "{}", "{\"header\":{}}", "null", "{\"header\":"}) {
            session.send(garbage);
        }
        session.send(object("web"));

        await().until(() -> received.size() == 1);
        assertThat(receivedResources()).containsExactly("default/pod/web");
        assertThat(edges).containsExactly("connected");
    }

    @Test
    void shouldGoOnAfterAMessageThatCannotBeDealtWith() throws Exception {
        start();
        FakeHubSession session = nextSession();
        session.send(object("bad"));
        session.send(object("web"));

        await().until(() -> received.size() == 2);
        assertThat(receivedResources()).containsExactly("default/pod/bad", "default/pod/web");
    }

    @Test
    void shouldEndALinkThatSendsMoreThanItCanHold() throws Exception {
        start();
        FakeHubSession session = nextSession();
        try {
            session.send("\"" + "x".repeat(9 << 20) + "\"");
        } catch (IOException _) {
            // the node went away in the middle
        }
        nextSession().send(object("web"));

        await().until(() -> received.size() == 1);
        assertThat(edges.get(1)).contains("a message of more than 8388608 bytes");
    }

    @Test
    void shouldTakeManyMessagesThatTogetherAreMoreThanTheLargest() throws Exception {
        start();
        FakeHubSession session = nextSession();
        String large = codec.encode(messages.request(
                "edgecontroller", "resource", "update", "default/pod/web", "\"" + "x".repeat(3 << 20) + "\""));
        for (int i = 1; i <= 4; i++) {
            int sent = i;
            session.send(large);
            await().until(() -> received.size() == sent);
        }

        assertThat(edges).containsExactly("connected");
    }
}
