package dev.keadm.cloud;

import dev.keadm.pki.EdgeTls;
import dev.keadm.pki.NetworkFailure;
import dev.keadm.pki.PkiException;
import dev.keadm.request.CloudCoreEndpoint;
import dev.keadm.status.Cause;
import dev.keadm.wire.Group;
import dev.keadm.wire.MalformedMessageException;
import dev.keadm.wire.Message;
import dev.keadm.wire.MessageCodec;
import dev.keadm.wire.MessageFactory;
import dev.keadm.wire.Source;
import java.io.IOException;
import java.net.Proxy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.jspecify.annotations.Nullable;

/**
 * A conversation with CloudHub under a node's name, for as long as keadm has something to ask. What CloudHub sends on its
 * own account is neither kept nor acknowledged.
 *
 * <p>CloudHub goes by the {@code node_id} that a client names and ends the older connection of that name: never open one
 * under the name of a node whose agent may be running.
 */
public final class HubSession implements AutoCloseable {
    /** The project that every KubeEdge release puts into {@code edgecore.yaml}; CloudHub does not look at it. */
    private static final String PROJECT = "e632aba927ea4ac2b575ec1603d56f10";

    private final CloudCoreEndpoint hub;
    private final OkHttpClient client;
    private final WebSocket socket;
    private final Listener listener;
    private final MessageCodec codec;
    private final MessageFactory messages;

    private HubSession(CloudCoreEndpoint hub, OkHttpClient client, WebSocket socket, Listener listener) {
        this.hub = hub;
        this.client = client;
        this.socket = socket;
        this.listener = listener;
        this.codec = listener.codec;
        this.messages = new MessageFactory(InstantSource.system());
    }

    /**
     * @param deadline for name, TCP, TLS and upgrade together
     * @throws PkiException name-resolution, tcp, tls, cloudhub-silent
     */
    public static HubSession open(CloudCoreEndpoint hub, EdgeTls tls, String nodeId, Duration deadline)
            throws InterruptedException {
        OkHttpClient client = new OkHttpClient.Builder()
                .sslSocketFactory(tls.context().getSocketFactory(), tls.trust())
                .protocols(List.of(Protocol.HTTP_1_1))
                .proxy(Proxy.NO_PROXY)
                .connectTimeout(deadline)
                .readTimeout(deadline)
                .build();
        Request request = new Request.Builder()
                .url("https://" + hub + "/" + PROJECT + "/" + nodeId + "/events")
                .header("node_id", nodeId)
                .header("project_id", PROJECT)
                .header("ConnectionUse", "msg")
                .build();
        Listener listener = new Listener(new MessageCodec());
        WebSocket socket = client.newWebSocket(request, listener);
        HubSession session = new HubSession(hub, client, socket, listener);
        try {
            session.awaitOpen(deadline);
            session.send(session.messages.keepalive());
            return session;
        } catch (PkiException | InterruptedException e) {
            session.close();
            throw e;
        }
    }

    private void awaitOpen(Duration deadline) throws InterruptedException {
        boolean settled = listener.settled.await(deadline.toMillis(), TimeUnit.MILLISECONDS);
        IOException failure = listener.failure;
        if (failure != null) {
            Cause cause = NetworkFailure.of(failure);
            throw new PkiException(
                    cause,
                    "Cannot open a WebSocket to CloudHub " + hub + ": " + NetworkFailure.text(failure) + ".",
                    NetworkFailure.remedy(cause, hub.toString()),
                    failure);
        }
        if (!settled) {
            throw silent("did not take the WebSocket", deadline);
        }
    }

    /**
     * Sends a request and waits for what answers it.
     *
     * @param content raw JSON
     * @throws PkiException tcp, cloudhub-silent
     */
    public Message ask(String operation, String resource, @Nullable String content, Duration deadline)
            throws InterruptedException {
        Message request = messages.request(Source.EDGED, Group.META, operation, resource, content);
        BlockingQueue<Message> answers = new ArrayBlockingQueue<>(1);
        listener.waiting.put(request.header().id(), answers);
        try {
            send(request);
            Message answer = answers.poll(deadline.toMillis(), TimeUnit.MILLISECONDS);
            if (answer == null) {
                throw silent("did not answer " + operation + " " + resource, deadline);
            }
            return answer;
        } finally {
            listener.waiting.remove(request.header().id());
        }
    }

    private void send(Message message) {
        if (!socket.send(codec.encode(message))) {
            throw new PkiException(
                    Cause.TCP, "The connection to CloudHub " + hub + " broke.", "Run the command again.");
        }
    }

    private PkiException silent(String what, Duration deadline) {
        return new PkiException(
                Cause.CLOUDHUB_SILENT,
                "CloudHub " + hub + " " + what + " within " + deadline.toSeconds() + " s.",
                "See CloudCore's log: it leaves clients above its nodeLimit, or that it does not authorize, without an"
                        + " answer.");
    }

    @Override
    public void close() {
        socket.close(1000, null);
        listener.awaitClosed();
        socket.cancel();
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }

    /** Runs on OkHttp's threads; hands over what is waited for and drops the rest. */
    private static final class Listener extends WebSocketListener {
        private final MessageCodec codec;
        private final Map<String, BlockingQueue<Message>> waiting = new ConcurrentHashMap<>();
        private final CountDownLatch settled = new CountDownLatch(1);
        private final CountDownLatch closed = new CountDownLatch(1);

        /** Written before {@link #settled} and {@link #closed} open. */
        private volatile @Nullable IOException failure;

        private Listener(MessageCodec codec) {
            this.codec = codec;
        }

        @Override
        public void onOpen(WebSocket webSocket, Response response) {
            settled.countDown();
        }

        @Override
        public void onMessage(WebSocket webSocket, String text) {
            Message message;
            try {
                message = codec.decode(text);
            } catch (MalformedMessageException _) {
                return; // no answer of ours: whoever waits for one is told that CloudHub is silent
            }
            BlockingQueue<Message> answers = waiting.get(message.parentId());
            if (answers != null) {
                answers.offer(message);
            }
        }

        @Override
        public void onFailure(WebSocket webSocket, Throwable t, @Nullable Response response) {
            failure = t instanceof IOException io ? io : new IOException(t);
            settled.countDown();
            closed.countDown();
        }

        @Override
        public void onClosed(WebSocket webSocket, int code, String reason) {
            settled.countDown();
            closed.countDown();
        }

        private void awaitClosed() {
            try {
                closed.await(1, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
