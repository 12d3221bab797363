package dev.keadm.sandbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * Misbehaviour on request. Each setting holds from the next message or request on, from whatever thread it is set; {@link #clear}
 * takes all of them back. "Message" is one that CloudHub would send to an edge, a repeated one included.
 */
public final class Faults {
    /** Closed by {@link #clear}: sets free whoever waits out a delay. */
    private volatile CountDownLatch hold = new CountDownLatch(1);

    private final AtomicInteger untilDisconnect = new AtomicInteger();
    private final Queue<String> garbage = new ConcurrentLinkedQueue<>();
    private volatile Duration messageDelay = Duration.ZERO;
    private volatile Duration certificateDelay = Duration.ZERO;
    private volatile Predicate<String> silence = Faults::speaks;
    private volatile int repetitions;
    private volatile int reorderWindow;
    private volatile boolean foreignCa;

    /** Every message is sent this much later. */
    public void late(Duration delay) {
        messageDelay = delay;
    }

    /** Messages are swallowed for which {@code resource} (such as {@code default/pod/web}) holds; the session stays open. */
    public void silent(Predicate<String> resource) {
        silence = resource;
    }

    /** Nothing is sent any more, to anybody. */
    public void silent() {
        silence = _ -> true;
    }

    /** The n-th message from now on, 1 the next, is not sent: its connection breaks instead, without a close frame. */
    public void disconnectAt(int message) {
        untilDisconnect.set(message);
    }

    /** Every message is sent {@code times} times more, with the same id. */
    public void repeat(int times) {
        repetitions = times;
    }

    /** Messages are held until {@code window} have come together or half a second has passed, then sent last first. */
    public void reorder(int window) {
        reorderWindow = window;
    }

    /** Each of these texts is sent once, as it is, before the next message. */
    public void garbage(String... texts) {
        garbage.addAll(List.of(texts));
    }

    /** {@code /ca.crt} gives the certificate of another CA, which fits no token. */
    public void foreignCa(boolean on) {
        foreignCa = on;
    }

    /** The certificate port answers this much later; long enough, it is silent. */
    public void lateCertificates(Duration delay) {
        certificateDelay = delay;
    }

    public void clear() {
        messageDelay = Duration.ZERO;
        certificateDelay = Duration.ZERO;
        silence = Faults::speaks;
        repetitions = 0;
        reorderWindow = 0;
        foreignCa = false;
        untilDisconnect.set(0);
        garbage.clear();
        CountDownLatch held = hold;
        hold = new CountDownLatch(1);
        held.countDown();
    }

    private static boolean speaks(String resource) {
        return false;
    }

    public boolean foreignCa() {
        return foreignCa;
    }

    public boolean swallows(String resource) {
        return silence.test(resource);
    }

    public int repetitions() {
        return repetitions;
    }

    public int reorderWindow() {
        return reorderWindow;
    }

    /** Whether the message at hand is the one at which the connection breaks. */
    public boolean disconnectsNow() {
        return untilDisconnect.getAndUpdate(left -> Math.max(0, left - 1)) == 1;
    }

    /** What is to be sent before the message at hand, each text once. */
    public List<String> takeGarbage() {
        List<String> taken = new ArrayList<>();
        for (String text = garbage.poll(); text != null; text = garbage.poll()) {
            taken.add(text);
        }
        return taken;
    }

    public void holdMessage() {
        await(messageDelay);
    }

    public void holdCertificateAnswer() {
        await(certificateDelay);
    }

    private void await(Duration delay) {
        if (delay.isZero()) {
            return;
        }
        try {
            // either the delay is over or clear() cut it short: the message goes out in both cases
            boolean _ = hold.await(delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
