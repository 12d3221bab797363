package dev.keadm.cri;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.keadm.cri.CriException.Code;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What the client makes of a runtime that misbehaves. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "it is about Unix sockets")
class CriClientTest {
    private final AtomicInteger connections = new AtomicInteger();

    @TempDir
    private Path directory;

    private @Nullable ServerSocketChannel server;

    @AfterEach
    void stop() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void shouldNameTheEndpointThatDoesNotAnswer() {
        CriException failure = failureOf(() -> client().version());

        assertThat(failure.code()).isEqualTo(Code.UNREACHABLE);
        assertThat(failure.mayHaveHappened()).isFalse();
        assertThat(failure)
                .hasMessageContaining("Version")
                .hasMessageContaining("nothing answers at unix://" + socket())
                .hasMessageContaining("Start the container runtime");
    }

    @Test
    void shouldGiveUpOnARuntimeThatKeepsSilent() throws IOException {
        serve(SocketChannel::isOpen);

        CriException failure = failureOf(() -> client().version());

        assertThat(failure.code()).isEqualTo(Code.DEADLINE_EXCEEDED);
        assertThat(failure).hasMessageContaining("no answer within 300 ms");
    }

    @Test
    void shouldTellWhatDoesNotSpeakCri() throws IOException {
        serve(channel -> {
            channel.write(ByteBuffer.wrap("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));
        });

        CriException failure = failureOf(() -> client().version());

        assertThat(failure.code()).describedAs(failure.getMessage()).isEqualTo(Code.NOT_CRI);
    }

    @Test
    void shouldReadAgainOnceAndChangeOnlyOnceWhenTheConnectionBreaks() throws IOException {
        serve(SocketChannel::close);

        CriException read = failureOf(() -> client().listContainers());
        int reads = connections.getAndSet(0);
        CriException change = failureOf(() -> client().removeContainer("c"));

        assertThat(read.code()).isEqualTo(Code.BROKEN);
        assertThat(change.code()).isEqualTo(Code.BROKEN);
        assertThat(change.mayHaveHappened()).isTrue();
        assertThat(reads).isEqualTo(2);
        assertThat(connections).hasValue(1);
    }

    interface Act {
        void run() throws CriException;
    }

    private static CriException failureOf(Act act) {
        return catchThrowableOfType(CriException.class, act::run);
    }

    private CriRuntime client() {
        CriTransport transport = new UnixSocketTransport(new CriEndpoint.UnixSocket(socket()));
        return new CriClient(transport, new CriDeadlines(Duration.ofMillis(300), Duration.ofSeconds(5))).runtime();
    }

    private Path socket() {
        return directory.resolve("cri.sock");
    }

    interface Behaviour {
        void on(SocketChannel channel) throws IOException;
    }

    private void serve(Behaviour behaviour) throws IOException {
        ServerSocketChannel listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        listening.bind(UnixDomainSocketAddress.of(socket()));
        server = listening;
        Thread.ofVirtual().start(() -> {
            try {
                while (true) {
                    SocketChannel accepted = listening.accept();
                    connections.incrementAndGet();
                    behaviour.on(accepted);
                }
            } catch (ClosedChannelException _) {
                // the test is over
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
    }
}
