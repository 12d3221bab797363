package dev.keadm.edgecore.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.keadm.edgecore.api.ConfigMap;
import dev.keadm.edgecore.hub.Answer;
import dev.keadm.wire.Message;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CloudMetaClientTest extends IntakeFixture {
    private final MetaClient client = new CloudMetaClient(store, link, messages, Objects.NODE, Duration.ofSeconds(1));

    private Message reply(Message question, String content) {
        return messages.reply(question, "edgecontroller", "resource", null, content);
    }

    @Test
    void shouldAskOnceForAllWhoAskTheSame() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        link.cloud = question -> {
            try {
                answer.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return new Answer.Replied(reply(question, Objects.configMap("c1", 5, "v")));
        };
        List<FutureTask<Reply<ConfigMap>>> asking = IntStream.range(0, 3)
                .mapToObj(_ -> new FutureTask<>(() -> client.configMap("default", "app")))
                .toList();
        List<Thread> threads = asking.stream().map(Thread.ofVirtual()::start).toList();
        await().until(() -> threads.stream().allMatch(t -> t.getState() == Thread.State.WAITING));
        answer.countDown();

        for (FutureTask<Reply<ConfigMap>> one : asking) {
            assertThat(one.get()).isInstanceOf(Reply.Found.class);
        }
        assertThat(link.asked).hasSize(1);
    }

    @Test
    void shouldAskAgainAfterAQuestionThatFailed() {
        assertThat(client.configMap("default", "app")).isInstanceOf(Reply.Unavailable.class);
        link.cloud = question -> new Answer.Replied(reply(question, Objects.configMap("c1", 5, "v")));

        assertThat(client.configMap("default", "app")).isInstanceOf(Reply.Found.class);
    }

    @Test
    void shouldAnswerFromTheStoreFirst() {
        receive("insert", "default/configmap/app", Objects.configMap("c1", 5, "v"));

        assertThat(client.configMap("default", "app"))
                .isInstanceOfSatisfying(
                        Reply.Found.class,
                        found -> assertThat(((ConfigMap) found.value()).data()).containsEntry("key", "v"));
        assertThat(link.asked).isEmpty();
    }

    @Test
    void shouldSayThatTheCloudIsAway() {
        assertThat(client.secret("default", "password"))
                .isEqualTo(new Reply.Unavailable<>("there is no link to CloudHub"));
    }

    @Test
    void shouldUseAReplyThatCameTooLate() {
        client.configMap("default", "app");
        Message late = reply(link.asked.getFirst(), Objects.configMap("c1", 5, "v"));
        intake.received(late, link);

        assertThat(link.acknowledged()).containsExactly(late.header().id());
        assertThat(client.configMap("default", "app")).isInstanceOf(Reply.Found.class);
        assertThat(link.asked).hasSize(1);
    }

    @Test
    void shouldTellAnObjectThatIsNotThereFromACloudThatIsAway() {
        link.cloud = question -> new Answer.Replied(
                reply(question, "{\"ErrStatus\":{\"message\":\"not found\",\"reason\":\"NotFound\",\"code\":404}}"));

        assertThat(client.configMap("default", "app")).isEqualTo(new Reply.NotFound<>("not found"));
    }

    @Test
    void shouldSendAPatchAsTextAndTakeAnotherUidForGone() {
        link.cloud = question -> new Answer.Replied(reply(question, """
                {"Object":{},"Err":{"ErrStatus":{"message":"Precondition failed: UID in precondition: u1",\
                "reason":"Conflict","code":409}}}"""));

        assertThat(client.patchPodStatus("default", "web", "{\"status\":{}}")).isInstanceOf(Reply.NotFound.class);
        assertThat(link.asked.getFirst().content()).isEqualTo("\"{\\\"status\\\":{}}\"");
    }

    @Test
    void shouldDeleteWithTheUidAsAnObject() {
        link.cloud = question -> new Answer.Replied(reply(question, "\"OK\""));

        assertThat(client.deletePod("default", "web", "u1")).isEqualTo(new Reply.Found<>(true));
        assertThat(link.asked.getFirst().content())
                .isEqualTo("{\"gracePeriodSeconds\":0,\"preconditions\":{\"uid\":\"u1\"}}");
    }

    @Test
    void shouldListThisNodesPodsAlone() {
        receivePod("u1", 5);
        receive("insert", "default/pod/other", Objects.pod("u2", 6).replace("edge-1", "edge-2"));
        receive("insert", "default/pod/odd", "{\"metadata\":{\"name\":\"odd\"},\"spec\":7}");

        assertThat(client.storedPods()).extracting(pod -> pod.metadata().uid()).containsExactly("u1");
    }
}
