package dev.keadm.cloud;

import dev.keadm.pki.EdgeTls;
import dev.keadm.wire.Acknowledgement;
import dev.keadm.wire.Group;
import dev.keadm.wire.Message;
import dev.keadm.wire.MessageCodec;
import dev.keadm.wire.MessageFactory;
import dev.keadm.wire.Source;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;

/** As much of an agent as CloudCore needs: acknowledges all that wants it, and remembers what came. */
final class RecordingEdge extends WebSocketListener implements AutoCloseable {
    private final List<Message> received = new CopyOnWriteArrayList<>();
    private final MessageCodec codec = new MessageCodec();
    private final MessageFactory messages = new MessageFactory(InstantSource.system());
    private final OkHttpClient client;
    private final WebSocket socket;

    RecordingEdge(String hub, EdgeTls tls, String node) {
        client = new OkHttpClient.Builder()
                .sslSocketFactory(tls.context().getSocketFactory(), tls.trust())
                .protocols(List.of(Protocol.HTTP_1_1))
                .build();
        socket = client.newWebSocket(
                new Request.Builder()
                        .url("https://" + hub + "/e632aba927ea4ac2b575ec1603d56f10/" + node + "/events")
                        .header("node_id", node)
                        .header("project_id", "e632aba927ea4ac2b575ec1603d56f10")
                        .header("ConnectionUse", "msg")
                        .build(),
                this);
        socket.send(codec.encode(messages.keepalive()));
    }

    void send(String operation, String resource, String content) {
        socket.send(codec.encode(messages.request(Source.EDGED, Group.META, operation, resource, content)));
    }

    List<Message> received(String resource) {
        return received.stream()
                .filter(message -> message.resource().equals(resource))
                .toList();
    }

    @Override
    public void onMessage(WebSocket webSocket, String text) {
        Message message = codec.decode(text);
        received.add(message);
        if (Acknowledgement.isAwaited(message)) {
            webSocket.send(codec.encode(messages.ack(message)));
        }
    }

    @Override
    public void onFailure(WebSocket webSocket, Throwable t, Response response) {
        client.dispatcher().executorService().shutdown();
    }

    @Override
    public void close() {
        socket.close(1000, null);
        client.dispatcher().executorService().shutdown();
    }
}
