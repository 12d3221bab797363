package dev.keadm.edgecore.hub;

import dev.keadm.pki.NetworkFailure;
import dev.keadm.status.Cause;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.jspecify.annotations.Nullable;

/**
 * One WebSocket, from the attempt to its end. OkHttp's threads call the listener; nothing here blocks or runs anybody
 * else's code.
 */
final class HubSession extends WebSocketListener {
    /** Why there is no link (any more). */
    record End(Cause cause, String message) {}

    private final CloudEndpoint endpoint;
    private final IntakeQueue intake;
    private final MeteredSocketFactory meter;
    private final CountDownLatch decided = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);

    /** Set by OkHttp's thread when the upgrade succeeded. */
    private volatile @Nullable WebSocket socket;

    /** Set once, by whoever ends it first; guarded by this for writes. */
    private volatile @Nullable End end;

    /** Written by the reader thread. */
    private volatile long lastHeard;

    HubSession(CloudEndpoint endpoint, IntakeQueue intake, MeteredSocketFactory meter) {
        this.endpoint = endpoint;
        this.intake = intake;
        this.meter = meter;
    }

    /** Blocks until the upgrade succeeded or failed: true when the link is open. */
    boolean awaitOpen() throws InterruptedException {
        decided.await();
        return end == null;
    }

    /** @return whether it ended within that time */
    boolean awaitEnd(Duration time) throws InterruptedException {
        return ended.await(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    End end() {
        End known = end;
        return known == null ? new End(Cause.TCP, "The link to CloudHub " + endpoint + " is open.") : known;
    }

    boolean send(String text) {
        WebSocket open = socket;
        return open != null && end == null && open.send(text);
    }

    boolean heardSince(long nanoTime) {
        return lastHeard - nanoTime > 0;
    }

    /** Ends the link from this side. */
    void finish(Cause cause, String message) {
        WebSocket open = socket;
        over(cause, message);
        if (open != null) {
            open.cancel();
        }
    }

    private void over(Cause cause, String message) {
        synchronized (this) {
            if (end == null) {
                end = new End(cause, message);
            }
        }
        decided.countDown();
        ended.countDown();
    }

    @Override
    public void onOpen(WebSocket webSocket, Response response) {
        meter.messageComplete();
        lastHeard = System.nanoTime();
        socket = webSocket;
        if (end != null) {
            webSocket.cancel();
        }
        decided.countDown();
    }

    @Override
    public void onMessage(WebSocket webSocket, String text) {
        meter.messageComplete();
        lastHeard = System.nanoTime();
        intake.offer(text);
    }

    @Override
    public void onMessage(WebSocket webSocket, okio.ByteString bytes) {
        onMessage(webSocket, bytes.utf8());
    }

    @Override
    public void onClosing(WebSocket webSocket, int code, String reason) {
        webSocket.close(1000, null);
        over(
                Cause.TCP,
                "CloudHub " + endpoint + " closed the link (" + code + (reason.isEmpty() ? "" : " " + reason) + ").");
    }

    @Override
    public void onFailure(WebSocket webSocket, Throwable t, @Nullable Response response) {
        if (response != null) {
            over(
                    Cause.TLS,
                    endpoint + " is no CloudHub: it answered " + response.code() + " instead of 101. "
                            + NetworkFailure.remedy(Cause.TLS, endpoint.toString()));
            return;
        }
        Cause cause = t instanceof IOException io ? NetworkFailure.of(io) : Cause.TCP;
        String what = socket == null ? "Cannot reach CloudHub " : "Lost the link to CloudHub ";
        over(
                cause,
                what + endpoint + ": " + NetworkFailure.text(t) + ". "
                        + NetworkFailure.remedy(cause, endpoint.toString()));
    }
}
