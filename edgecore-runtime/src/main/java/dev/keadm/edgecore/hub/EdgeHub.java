package dev.keadm.edgecore.hub;

import dev.keadm.edgecore.Component;
import dev.keadm.pki.EdgeTls;
import dev.keadm.pki.PkiException;
import dev.keadm.status.Cause;
import dev.keadm.wire.MalformedMessageException;
import dev.keadm.wire.Message;
import dev.keadm.wire.MessageCodec;
import dev.keadm.wire.MessageFactory;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps one link to CloudHub open for as long as it runs. */
public final class EdgeHub implements Component, CloudLink {
    private static final Logger LOG = LoggerFactory.getLogger(EdgeHub.class);

    /** As many texts as a busy node sees in a second or two, and no more than a tenth of the heap. */
    private static final int MOST_QUEUED = 256;

    private static final long MOST_QUEUED_CHARACTERS = 4L << 20;

    private final HubSettings settings;
    private final Supplier<EdgeTls> tls;
    private final MessageFactory messages;
    private final MessageCodec codec;
    private final MessageHandler handler;
    private final LinkListener listener;
    private final TokenBucket bucket;
    private final PendingReplies pending = new PendingReplies();
    private final IntakeQueue intake = new IntakeQueue(MOST_QUEUED, MOST_QUEUED_CHARACTERS);
    private final CountDownLatch stopping = new CountDownLatch(1);

    /** The open link; written by the connecting thread alone. */
    private volatile @Nullable HubSession current;

    /** Both written by start and stop, which come from one thread. */
    private @Nullable Thread connecting;

    private @Nullable Thread taking;

    /** @param tls asked before each attempt, so that a renewed certificate is used */
    public EdgeHub(
            HubSettings settings,
            Supplier<EdgeTls> tls,
            MessageFactory messages,
            MessageCodec codec,
            MessageHandler handler,
            LinkListener listener) {
        this.settings = settings;
        this.tls = tls;
        this.messages = messages;
        this.codec = codec;
        this.handler = handler;
        this.listener = listener;
        this.bucket = new TokenBucket(settings.messageQps(), settings.messageBurst(), System::nanoTime);
    }

    @Override
    public String name() {
        return "edgehub";
    }

    @Override
    public void start() {
        taking = Thread.ofVirtual().name("hub-intake").start(this::takeIn);
        connecting = Thread.ofVirtual().name("hub-connect").start(this::keepConnected);
    }

    @Override
    public void stop() {
        stopping.countDown();
        HubSession open = current;
        if (open != null) {
            open.finish(Cause.TCP, "The agent stops.");
        }
        interrupt(connecting);
        interrupt(taking);
    }

    private static void interrupt(@Nullable Thread thread) {
        if (thread != null) {
            thread.interrupt();
        }
    }

    /** Ends the link, so that the next one uses a new certificate. */
    public void reconnect(String why) {
        HubSession open = current;
        if (open != null) {
            open.finish(Cause.TCP, why);
        }
    }

    @Override
    public boolean isConnected() {
        return current != null;
    }

    @Override
    public boolean send(Message message) {
        HubSession open = current;
        return open != null && open.send(codec.encode(message));
    }

    @Override
    public Answer ask(Message question, Duration deadline) {
        bucket.take();
        HubSession open = current;
        if (open == null) {
            return new Answer.Unanswered("there is no link to CloudHub");
        }
        PendingReplies.Pending reply = pending.expect(question.header().id());
        long asked = System.nanoTime();
        if (!open.send(codec.encode(question))) {
            reply.forget();
            return new Answer.Unanswered("the link to CloudHub went down");
        }
        Answer answer = reply.await(deadline);
        if (answer != null) {
            return answer;
        }
        if (!Thread.currentThread().isInterrupted() && !open.heardSince(asked)) {
            open.finish(
                    Cause.CLOUDHUB_SILENT,
                    "CloudHub took the connection of node '" + settings.nodeName() + "' but answers nothing. Check that"
                            + " its authorization lets this node in, that cloudHub.nodeLimit is not reached, and"
                            + " CloudCore's log.");
        }
        return new Answer.Unanswered(
                "CloudCore gave no answer about " + question.resource() + " within " + deadline.toSeconds() + " s");
    }

    private void takeIn() {
        try {
            while (true) {
                take(intake.take());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void take(String text) {
        try {
            Message message = codec.decode(text);
            try {
                handler.received(message, this);
            } finally {
                pending.complete(message);
            }
        } catch (MalformedMessageException e) {
            LOG.warn("Ignored what is no message length={} reason={}", text.length(), e.getMessage());
        } catch (RuntimeException e) {
            // one bad message must not end the intake of all others
            LOG.error("Cannot deal with a message length={}", text.length(), e);
        }
    }

    private void keepConnected() {
        Backoff backoff = new Backoff(new Random());
        try {
            while (true) {
                long lived = 0;
                for (CloudEndpoint endpoint : settings.cloudHubs()) {
                    lived = stopping.getCount() == 0 ? 0 : Math.max(lived, connect(endpoint));
                }
                if (stopping.await(backoff.after(Duration.ofNanos(lived)).toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            pending.failAll("the agent stops");
        }
    }

    /** One attempt and, when it succeeds, the whole life of the link: how long it lived, in nanoseconds. */
    private long connect(CloudEndpoint endpoint) throws InterruptedException {
        long opened;
        try (HubConnector connector = new HubConnector(settings, tls.get())) {
            HubSession session = connector.connect(endpoint, intake);
            if (!session.awaitOpen()) {
                down(session);
                return 0;
            }
            opened = System.nanoTime();
            try {
                keepAlive(session, endpoint);
            } finally {
                current = null;
                pending.failAll("the link to CloudHub went down");
                session.finish(Cause.TCP, "The agent stops.");
            }
            down(session);
        } catch (PkiException e) {
            listener.disconnected(e.reason(), e.getMessage() + " " + e.remedy());
            return 0;
        } catch (RuntimeException e) {
            // the thread that connects must outlive whatever one attempt runs into
            LOG.debug("An attempt to connect failed endpoint={}", endpoint, e);
            listener.disconnected(
                    Cause.CONFIGURATION,
                    "Cannot begin to connect to CloudHub " + endpoint + ": " + e.getMessage()
                            + ". Check modules.edgeHub in edgecore.yaml and the certificate files that it names.");
            return 0;
        }
        return System.nanoTime() - opened;
    }

    private void keepAlive(HubSession session, CloudEndpoint endpoint) throws InterruptedException {
        session.send(codec.encode(messages.keepalive()));
        current = session;
        LOG.info("Connected to CloudHub endpoint={}", endpoint);
        listener.connected();
        while (stopping.getCount() > 0 && !session.awaitEnd(settings.heartbeat())) {
            session.send(codec.encode(messages.keepalive()));
        }
    }

    private void down(HubSession session) {
        if (stopping.getCount() > 0) {
            listener.disconnected(session.end().cause(), session.end().message());
        }
    }
}
