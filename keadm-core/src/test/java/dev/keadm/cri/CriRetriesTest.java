package dev.keadm.cri;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.keadm.cri.CriException.Code;
import dev.keadm.cri.v1.VersionResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Headers;
import okhttp3.Protocol;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which calls go out again when a runtime that answered goes away, and which never do. */
class CriRetriesTest {
    private static final int UNAVAILABLE = 14;

    private final MockWebServer server = new MockWebServer();
    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private final AtomicInteger breaks = new AtomicInteger();
    private final AtomicInteger refusals = new AtomicInteger();

    private BreakableTransport transport;
    private CriClient client;

    @BeforeEach
    void start() throws IOException {
        server.setProtocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE));
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                asked.add(String.valueOf(request.getUrl().encodedPath()));
                return answer();
            }
        });
        server.start();
        transport = new BreakableTransport(server.getPort());
        client = new CriClient(transport, new CriDeadlines(Duration.ofSeconds(2), Duration.ofSeconds(2)));
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private MockResponse answer() {
        if (breaks.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            breakAll(0);
        }
        int status = refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0 ? UNAVAILABLE : 0;
        byte[] message = VersionResponse.ADAPTER.encode(
                new VersionResponse.Builder().runtime_name("recorded").build());
        return new MockResponse.Builder()
                .addHeader("content-type", "application/grpc")
                .body(new Buffer()
                        .writeByte(0)
                        .writeInt(status == 0 ? message.length : 0)
                        .write(status == 0 ? message : new byte[0]))
                .trailers(Headers.of("grpc-status", String.valueOf(status)))
                .build();
    }

    private void breakAll(int attemptsThatFindNobody) {
        try {
            transport.breakAll(attemptsThatFindNobody);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private CriException failureOf(CriClientTest.Act act) {
        return catchThrowableOfType(CriException.class, act::run);
    }

    @Test
    void shouldReadAgainWhenTheRuntimeComesBack() throws CriException {
        assertThat(client.runtime().version().runtime_name).isEqualTo("recorded");

        breakAll(4);

        assertThat(client.runtime().version().runtime_name).isEqualTo("recorded");
    }

    @Test
    void shouldReadAgainWhenTheConnectionBreaksUnderTheCall() throws CriException {
        client.runtime().version();
        asked.clear();
        breaks.set(3);

        assertThat(client.runtime().version().runtime_name).isEqualTo("recorded");
        assertThat(asked).hasSizeBetween(2, 4); // one that breaks before it is asked is not asked
    }

    @Test
    void shouldReadAgainWhenTheRuntimeIsStopping() throws CriException {
        client.runtime().version();
        refusals.set(2);

        assertThat(client.runtime().version().runtime_name).isEqualTo("recorded");
    }

    @Test
    void shouldGiveUpReadingWithinTheDeadline() throws CriException {
        client.runtime().version();
        breakAll(1000);

        CriException failure = failureOf(() -> client.runtime().version());

        assertThat(failure.code()).isEqualTo(Code.UNREACHABLE);
        assertThat(transport.attempts()).isBetween(3, 900);
    }

    @Test
    void shouldNotWaitForARuntimeThatNeverAnswered() {
        breakAll(1000);

        CriException failure = failureOf(() -> client.runtime().version());

        assertThat(failure.code()).isEqualTo(Code.UNREACHABLE);
        assertThat(transport.attempts()).isLessThanOrEqualTo(2);
    }

    @Test
    void shouldNeverSendAChangeTwice() throws CriException {
        client.runtime().version();
        asked.clear();
        breaks.set(1);

        CriException failure = failureOf(() -> client.runtime().startContainer("c"));

        assertThat(failure.code()).isEqualTo(Code.BROKEN);
        assertThat(failure.mayHaveHappened()).isTrue();
        assertThat(asked).containsExactly("/runtime.v1.RuntimeService/StartContainer");
    }

    @Test
    void shouldNotWaitWithAChange() throws CriException {
        client.runtime().version();
        breakAll(1);

        CriException failure = failureOf(() -> client.runtime().startContainer("c"));

        assertThat(failure.mayHaveHappened()).isEqualTo(failure.code() != Code.UNREACHABLE);
        assertThat(asked).containsExactly("/runtime.v1.RuntimeService/Version");
    }

    @Test
    void shouldStopTryingWhenItIsClosed() throws Exception {
        client.runtime().version();
        breakAll(1000);
        Thread reader =
                Thread.ofVirtual().start(() -> failureOf(() -> client.runtime().version()));

        client.close();

        assertThat(reader.join(Duration.ofSeconds(1))).isTrue();
    }
}
