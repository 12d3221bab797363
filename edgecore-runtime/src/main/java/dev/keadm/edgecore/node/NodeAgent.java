package dev.keadm.edgecore.node;

import dev.keadm.edgecore.Component;
import dev.keadm.edgecore.api.Node;
import dev.keadm.edgecore.hub.CloudLink;
import dev.keadm.edgecore.meta.Reply;
import dev.keadm.wire.MessageFactory;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Registers the Node, reports its status and renews its Lease for as long as the agent runs, and registers anew when
 * somebody deleted the Node.
 *
 * <p>Threads: one for registration and status, one for the lease, so that a slow report never costs a sign of life.
 */
public final class NodeAgent implements Component {
    private static final Logger LOG = LoggerFactory.getLogger(NodeAgent.class);

    private static final Duration UNTIL_READY = Duration.ofMillis(100);
    private static final Duration FIRST_RETRY = Duration.ofMillis(100);
    private static final Duration LAST_RETRY = Duration.ofSeconds(7);
    private static final Duration NAME_TAKEN_RETRY = Duration.ofSeconds(30);

    private final NodeSettings settings;
    private final CloudLink link;
    private final NodeListener listener;
    private final NodeRegistration registration;
    private final StatusReport report;
    private final NodeLease lease;
    private final Bell statusBell = new Bell();
    private final Bell leaseBell = new Bell();

    /** Set while the Node is known to be there; written by the status thread. */
    private volatile @Nullable String nodeUid;

    /** Set by the link's thread, taken back by the status thread: what the cloud has of us is unknown. */
    private volatile boolean reconnected;

    private volatile boolean stopping;

    /** Owned by the status thread. */
    private Duration retry = FIRST_RETRY;

    /** Owned by the status thread: whether the API server has this Node as Ready. */
    private boolean ready;

    public NodeAgent(
            NodeSettings settings,
            Machine machine,
            RuntimeHealth runtime,
            CloudLink link,
            MessageFactory messages,
            InstantSource clock,
            NodeListener listener) {
        this.settings = settings;
        this.link = link;
        this.listener = listener;
        NodeApi api =
                new NodeApi(link, messages, settings.name(), settings.cadence().reply());
        NodeDescription description = new NodeDescription(settings, machine, runtime);
        this.registration = new NodeRegistration(settings, api, description, clock);
        this.report =
                new StatusReport(api, description, clock, settings.cadence().report());
        this.lease = new NodeLease(settings, api, clock);
    }

    @Override
    public String name() {
        return "node";
    }

    @Override
    public void start() {
        Thread.ofVirtual().name("node-status").start(() -> repeat(this::keepReported, statusBell));
        Thread.ofVirtual().name("node-lease").start(() -> repeat(this::keepAlive, leaseBell));
    }

    @Override
    public void stop() {
        stopping = true;
        statusBell.ring();
        leaseBell.ring();
    }

    /** The link to the cloud is open, for the first time or again. */
    public void linkUp() {
        reconnected = true;
        statusBell.ring();
        leaseBell.ring();
    }

    /** Something about the runtime changed: the status is looked at right away. */
    public void runtimeChanged() {
        statusBell.ring();
    }

    private interface Round {
        /** One round; answers how long to wait for the next one. */
        Duration go() throws IOException;
    }

    private void repeat(Round round, Bell bell) {
        while (!stopping) {
            try {
                bell.await(
                        link.isConnected() ? attempt(round) : settings.cadence().look());
            } catch (InterruptedException _) {
                return;
            }
        }
    }

    private Duration attempt(Round round) {
        try {
            return round.go();
        } catch (IOException | RuntimeException e) {
            LOG.warn("Cannot tell the cloud about this node node={}", settings.name(), e);
            return LAST_RETRY;
        }
    }

    private Duration keepReported() throws IOException {
        if (reconnected) {
            reconnected = false;
            report.forget();
            ready = false;
            retry = FIRST_RETRY;
        }
        return nodeUid == null ? register() : reportStatus();
    }

    private Duration register() throws IOException {
        listener.registering();
        return switch (registration.register()) {
            case NodeRegistration.Result.Registered registered -> {
                LOG.info("Registered node={} new={}", settings.name(), registered.fresh());
                nodeUid = registered.node().metadata().uid();
                retry = FIRST_RETRY;
                listener.registered();
                leaseBell.ring();
                yield Duration.ZERO;
            }
            case NodeRegistration.Result.Taken taken -> {
                LOG.error("{}", taken.message());
                listener.nameTaken(taken.message());
                yield NAME_TAKEN_RETRY;
            }
            case NodeRegistration.Result.Failed failed -> {
                listener.failed(failed.message());
                yield nextRetry();
            }
        };
    }

    private Duration nextRetry() {
        Duration now = retry;
        Duration doubled = now.multipliedBy(2);
        retry = doubled.compareTo(LAST_RETRY) > 0 ? LAST_RETRY : doubled;
        return now;
    }

    private Duration reportStatus() throws IOException {
        report.report().ifPresent(this::heard);
        return ready ? settings.cadence().look() : UNTIL_READY;
    }

    private void heard(Reply<Node> reply) {
        switch (reply) {
            case Reply.Found<Node>(Node node) -> echo(node);
            case Reply.NotFound<Node>(String message) -> {
                LOG.warn("The cloud has no such node any more: registering anew node={}", settings.name());
                listener.failed(message);
                nodeUid = null;
                ready = false;
            }
            case Reply.Refused<Node> refused -> listener.failed(refused.message());
            case Reply.Unavailable<Node>(String message) -> listener.failed(message);
        }
    }

    private void echo(Node node) {
        if (node.status() == null) {
            return;
        }
        node.status().conditions().stream()
                .filter(condition -> condition.type().equals(NodeConditions.READY))
                .findFirst()
                .ifPresent(condition -> {
                    ready = condition.status().equals("True");
                    listener.echoed(condition.status(), condition.message() == null ? "" : condition.message());
                });
    }

    private Duration keepAlive() {
        String uid = nodeUid;
        Duration renewal = settings.cadence().lease().dividedBy(4);
        if (uid == null) {
            return renewal;
        }
        return switch (lease.renew(uid)) {
            case RENEWED -> renewal;
            case STALE -> FIRST_RETRY;
            case FAILED -> LAST_RETRY;
        };
    }
}
