package dev.keadm.sandbox.hub;

import dev.keadm.sandbox.Faults;
import dev.keadm.sandbox.cluster.Cluster;
import dev.keadm.sandbox.pki.CertificateAuthority;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** CloudCore as edges see it on port 10000. */
public final class CloudHub implements AutoCloseable {
    private final HubTiming timing;
    private final Faults faults;
    private final ObjectSyncs syncs;
    private final Deliveries deliveries;
    private final NodeRegistration nodes;
    private final Upstream upstream;
    private final Downstream downstream;
    private final HubServer server;
    private final Map<String, EdgeSession> sessions = new ConcurrentHashMap<>();
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("hub-clock").factory());

    private CloudHub(
            int port,
            CertificateAuthority ca,
            Cluster cluster,
            ServiceAccountTokens tokens,
            HubTiming timing,
            Faults faults) {
        this.timing = timing;
        this.faults = faults;
        syncs = new ObjectSyncs(cluster);
        deliveries = new Deliveries(syncs);
        nodes = new NodeRegistration(cluster);
        upstream = new Upstream(cluster, tokens, deliveries, ca.pem(), workers);
        downstream = new Downstream(cluster, new Locations(), deliveries, syncs, this::nodeGone);
        server = HubServer.start(port, ca, new SessionBook());
    }

    /**
     * @param port 0 for any that is free
     * @throws dev.keadm.sandbox.SandboxException when the port is taken
     */
    public static CloudHub start(
            int port,
            CertificateAuthority ca,
            Cluster cluster,
            ServiceAccountTokens tokens,
            HubTiming timing,
            Faults faults) {
        CloudHub hub = new CloudHub(port, ca, cluster, tokens, timing, faults);
        hub.downstream.start();
        long period = timing.catchUp().toMillis();
        var catchUp = new CatchUp(cluster, hub.syncs, hub.deliveries);
        var _ = hub.clock.scheduleWithFixedDelay(catchUp, 0, period, TimeUnit.MILLISECONDS);
        return hub;
    }

    public int port() {
        return server.port();
    }

    /** The names of the nodes that have a session now. */
    public Set<String> connected() {
        return new TreeSet<>(sessions.keySet());
    }

    /** Breaks a node's connection, as an unreliable network does. */
    public void disconnect(String node) {
        EdgeSession session = sessions.get(node);
        if (session != null) {
            session.end("asked for");
        }
    }

    @Override
    public void close() {
        downstream.stop();
        clock.shutdownNow();
        sessions.values().forEach(session -> session.end("the sandbox stops"));
        server.close();
        workers.shutdownNow();
    }

    private void nodeGone(String node) {
        EdgeSession session = sessions.get(node);
        if (session != null) {
            session.end("its node was deleted");
        }
    }

    private final class SessionBook implements HubServer.Sessions {
        @Override
        public EdgeSession open(String node, EdgeSocket socket) {
            NodeQueue queue = deliveries.connect(node);
            EdgeSession session = new EdgeSession(node, new SocketOutlet(socket, faults, clock), queue, syncs, timing);
            EdgeSession older = sessions.put(node, session);
            if (older != null) {
                older.end("the same node connected again");
            }
            workers.execute(() -> nodes.connected(node));
            return session;
        }

        @Override
        public void receive(EdgeSession session, Frame frame) {
            upstream.receive(session, frame);
        }

        @Override
        public void closed(EdgeSession session) {
            sessions.remove(session.node(), session);
            deliveries.disconnect(session.node(), session.queue());
        }
    }
}
