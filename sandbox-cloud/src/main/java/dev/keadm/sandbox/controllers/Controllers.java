package dev.keadm.sandbox.controllers;

import dev.keadm.sandbox.cluster.ApiException;
import dev.keadm.sandbox.cluster.Cluster;
import dev.keadm.sandbox.cluster.Resource;
import dev.keadm.sandbox.cluster.Watch;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Runs the controllers until it is closed. */
public final class Controllers implements AutoCloseable {
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final Set<Resource> NEVER_OF_INTEREST =
            Set.of(Resource.OBJECT_SYNCS, Resource.CLUSTER_OBJECT_SYNCS, Resource.EVENTS);

    private final Cluster cluster;
    private final List<Runnable> controllers;
    private volatile boolean running = true;

    private Controllers(Cluster cluster, String caPem, Clock clock) {
        this.cluster = cluster;
        this.controllers = List.of(
                new Namespaces(cluster, caPem),
                new NodeLifecycle(cluster, clock),
                new Orphans(cluster),
                new Scheduler(cluster));
    }

    /** @param caPem goes into each namespace's kube-root-ca.crt */
    public static Controllers start(Cluster cluster, String caPem, Clock clock) {
        Controllers started = new Controllers(cluster, caPem, clock);
        // before anybody asks: the default namespace has its service account from the start
        started.runOnce();
        Thread.ofVirtual().name("controllers").start(started::run);
        return started;
    }

    @Override
    public void close() {
        running = false;
    }

    private void run() {
        Watch watch = cluster.watch(cluster.revision());
        try {
            while (running) {
                var change = watch.next(TICK);
                while (change.isPresent()
                        && NEVER_OF_INTEREST.contains(change.get().key().resource())) {
                    change = watch.next(TICK);
                }
                runOnce();
                if (watch.lost()) {
                    watch.close();
                    watch = cluster.watch(cluster.revision());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            watch.close();
        }
    }

    private void runOnce() {
        for (Runnable controller : controllers) {
            try {
                controller.run();
            } catch (ApiException e) {
                // the object changed or went away between look and act: the next round sees it as it is
                System.getLogger("dev.keadm.sandbox")
                        .log(Level.DEBUG, "controller goes round again: {0}", e.getMessage());
            }
        }
    }
}
