package dev.keadm.edgecore.hub;

import dev.keadm.pki.EdgeTls;
import java.net.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import okhttp3.ConnectionSpec;
import okhttp3.Dispatcher;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;

/**
 * OkHttp as CloudHub wants it: HTTP/1.1 alone (Go would offer h2 and then cannot upgrade), no compression, no Origin,
 * and its three headers. One an attempt, since the certificate may have been renewed.
 */
final class HubConnector implements AutoCloseable {
    /** Kubernetes keeps no object of more than 1.5 MiB; this leaves room for escapes, and for the heap. */
    private static final long LARGEST_MESSAGE = 8L << 20;

    private final HubSettings settings;
    private final MeteredSocketFactory sockets = new MeteredSocketFactory(LARGEST_MESSAGE);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final OkHttpClient client;

    HubConnector(HubSettings settings, EdgeTls tls) {
        this.settings = settings;
        this.client = new OkHttpClient.Builder()
                .protocols(List.of(Protocol.HTTP_1_1))
                .connectionSpecs(List.of(ConnectionSpec.MODERN_TLS))
                .dispatcher(new Dispatcher(threads))
                .proxy(Proxy.NO_PROXY)
                .socketFactory(sockets)
                .sslSocketFactory(tls.context().getSocketFactory(), tls.trust())
                .connectTimeout(settings.handshakeTimeout())
                .readTimeout(settings.handshakeTimeout())
                .writeTimeout(settings.writeTimeout())
                // CloudHub pings nobody: so this side finds out about a peer that is gone without a word
                .pingInterval(settings.heartbeat())
                .callTimeout(Duration.ZERO)
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .addInterceptor(chain -> chain.proceed(chain.request()
                        .newBuilder()
                        .removeHeader("Sec-WebSocket-Extensions")
                        .build()))
                .build();
    }

    HubSession connect(CloudEndpoint endpoint, IntakeQueue intake) {
        HubSession session = new HubSession(endpoint, intake, sockets);
        client.newWebSocket(request(endpoint), session);
        return session;
    }

    private Request request(CloudEndpoint endpoint) {
        HttpUrl url = new HttpUrl.Builder()
                .scheme("https")
                .host(endpoint.host())
                .port(endpoint.port())
                .addPathSegment(settings.projectId())
                .addPathSegment(settings.nodeName())
                .addPathSegment("events")
                .build();
        return new Request.Builder()
                .url(url)
                .header("node_id", settings.nodeName())
                .header("project_id", settings.projectId())
                .header("ConnectionUse", "msg")
                .build();
    }

    @Override
    public void close() {
        threads.shutdownNow();
        client.connectionPool().evictAll();
    }
}
