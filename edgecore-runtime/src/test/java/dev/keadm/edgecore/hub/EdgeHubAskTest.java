package dev.keadm.edgecore.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.keadm.wire.Message;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

class EdgeHubAskTest extends HubFixture {
    private static final Duration SHORT = Duration.ofMillis(300);

    @Test
    void shouldGiveEachQuestionItsOwnReply() throws Exception {
        EdgeHub hub = start();
        FakeHubSession session = nextSession();
        await().until(hub::isConnected);
        FutureTask<Answer> a = asking(hub, "default/configmap/a");
        String questionA = session.receive();
        FutureTask<Answer> b = asking(hub, "default/configmap/b");
        String questionB = session.receive();
        session.send(replyTo(questionB, "\"b\""));
        session.send(replyTo(questionA, "\"a\""));

        assertThat(content(a)).isEqualTo("\"a\"");
        assertThat(content(b)).isEqualTo("\"b\"");
        assertThat(receivedResources()).containsExactly("default/configmap/b", "default/configmap/a");
    }

    @Test
    void shouldSayAtOnceThatThereIsNoLink() {
        cloud.refuse();
        EdgeHub hub = start();

        assertThat(hub.ask(question("default/configmap/a"), LONG))
                .isEqualTo(new Answer.Unanswered("there is no link to CloudHub"));
        assertThat(hub.send(question("default/configmap/a"))).isFalse();
    }

    @Test
    void shouldNotWaitForAReplyThatCannotComeAnyMore() throws Exception {
        EdgeHub hub = start();
        FakeHubSession session = nextSession();
        await().until(hub::isConnected);
        FutureTask<Answer> answer = asking(hub, "default/configmap/a");
        session.receive();
        session.cut();

        assertThat(answer.get()).isEqualTo(new Answer.Unanswered("the link to CloudHub went down"));
    }

    @Test
    void shouldCallACloudSilentThatAnswersNothing() throws Exception {
        EdgeHub hub = start();
        nextSession();
        await().until(hub::isConnected);

        assertThat(hub.ask(question("default/configmap/a"), SHORT)).isInstanceOf(Answer.Unanswered.class);
        nextSession();
        assertThat(edges.get(1)).startsWith("cloudhub-silent: CloudHub took the connection of node 'edge-1'");
    }

    @Test
    void shouldKeepTheLinkWhenTheCloudSpeaksOfSomethingElse() throws Exception {
        EdgeHub hub = start();
        FakeHubSession session = nextSession();
        await().until(hub::isConnected);
        FutureTask<Answer> answer = asking(hub, "default/configmap/a", SHORT);
        String question = session.receive();
        session.send(object("web"));

        assertThat(answer.get()).isInstanceOf(Answer.Unanswered.class);
        session.send(replyTo(question, "\"late\""));
        await().until(() -> received.size() == 2);
        assertThat(edges).containsExactly("connected");
        assertThat(hub.isConnected()).isTrue();
    }

    private FutureTask<Answer> asking(EdgeHub hub, String resource) {
        return asking(hub, resource, LONG);
    }

    private FutureTask<Answer> asking(EdgeHub hub, String resource, Duration deadline) {
        FutureTask<Answer> task = new FutureTask<>(() -> hub.ask(question(resource), deadline));
        Thread.ofVirtual().start(task);
        return task;
    }

    private static String content(FutureTask<Answer> task) throws Exception {
        return task.get() instanceof Answer.Replied(Message message) ? String.valueOf(message.content()) : "no reply";
    }
}
