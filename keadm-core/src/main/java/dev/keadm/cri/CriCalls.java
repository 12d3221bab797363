package dev.keadm.cri;

import com.squareup.wire.GrpcCall;
import com.squareup.wire.GrpcClient;
import com.squareup.wire.GrpcMethod;
import com.squareup.wire.ProtoAdapter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;

/** Unary gRPC calls with a deadline each over one HTTP/2 connection. */
final class CriCalls implements AutoCloseable {
    static final Duration NO_DEADLINE = Duration.ZERO;

    private final OkHttpClient http;
    private final CriFailures failures;
    private final CountDownLatch closed = new CountDownLatch(1);

    /** Whether the runtime has answered any call. */
    private volatile boolean answered;

    CriCalls(CriTransport transport) {
        failures = new CriFailures(transport.endpoint());
        http = new OkHttpClient.Builder()
                .protocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE))
                .socketFactory(new ChannelSocketFactory(transport))
                .dns(host -> List.of(anyAddress(host)))
                .proxy(Proxy.NO_PROXY)
                // OkHttp would send again what a broken connection may have carried: only we know which call may be
                .retryOnConnectionFailure(false)
                .readTimeout(Duration.ZERO)
                .writeTimeout(Duration.ZERO)
                .connectTimeout(Duration.ZERO)
                .build();
    }

    /** OkHttp wants one; the socket factory does not look at it. */
    private static InetAddress anyAddress(String host) throws UnknownHostException {
        return InetAddress.getByAddress(host, new byte[] {127, 0, 0, 1});
    }

    /**
     * A call that only reads: sent again when the connection broke under it. A runtime that answered before is given some
     * time to come back, as it is probably being started again.
     */
    <S, R> R read(Method<S, R> method, S request, Duration deadline) throws CriException {
        ReadPatience patience = new ReadPatience(deadline);
        while (true) {
            try {
                return once(method, request, patience.left(), deadline);
            } catch (CriException e) {
                if (!patience.allowsAnother(e, answered) || closedWithin(patience.pause())) {
                    throw e;
                }
            }
        }
    }

    /** A call that changes something: sent once. */
    <S, R> R change(Method<S, R> method, S request, Duration deadline) throws CriException {
        return once(method, request, deadline, deadline);
    }

    private <S, R> R once(Method<S, R> method, S request, Duration left, Duration deadline) throws CriException {
        GrpcCall<S, R> call =
                client(left).newCall(new GrpcMethod<>("/" + method.path(), method.request(), method.response()));
        try {
            R response = call.executeBlocking(request);
            answered = true;
            return response;
        } catch (IOException e) {
            throw failures.of(method.name(), deadline, e);
        }
    }

    /** Waits, and tells whether the client was closed or the thread interrupted over it. */
    private boolean closedWithin(Duration pause) {
        try {
            return closed.await(pause.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** The deadline is set on OkHttp's call: Wire's own timeout does not reach it with this okio. */
    private GrpcClient client(Duration deadline) {
        return new GrpcClient.Builder()
                .callFactory(request -> {
                    Call call = http.newCall(request);
                    call.timeout().timeout(deadline.toMillis(), TimeUnit.MILLISECONDS);
                    return call;
                })
                .baseUrl("http://localhost")
                // containerd refuses gzip, Wire's default
                .minMessageToCompress(Long.MAX_VALUE)
                .build();
    }

    @Override
    public void close() {
        closed.countDown();
        http.dispatcher().cancelAll();
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }

    /** @param service {@code RuntimeService} or {@code ImageService} */
    record Method<S, R>(String service, String name, ProtoAdapter<S> request, ProtoAdapter<R> response) {
        String path() {
            return "runtime.v1." + service + "/" + name;
        }
    }
}
