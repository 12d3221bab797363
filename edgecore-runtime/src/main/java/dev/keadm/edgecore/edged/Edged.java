package dev.keadm.edgecore.edged;

import dev.keadm.cri.CriException;
import dev.keadm.cri.CriRuntime;
import dev.keadm.edgecore.Component;
import dev.keadm.edgecore.api.Pod;
import dev.keadm.edgecore.edged.object.NodeFacts;
import dev.keadm.edgecore.meta.MetaClient;
import dev.keadm.edgecore.meta.PodListener;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs this node's pods: a worker for each, woken by the store's news, by what changes in the runtime, and by time.
 * Stopping it leaves every container running.
 */
public final class Edged implements Component, PodListener {
    private static final Logger LOG = LoggerFactory.getLogger(Edged.class);

    private final EdgedSettings settings;
    private final PodContext context;
    private final Admission admission;
    private final Tombstones tombstones;
    private final Relist relist;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch stopping = new CountDownLatch(1);

    /** By uid. Entries come with the store's news and go at a worker's own end. */
    private final Map<String, PodWorker> workers = new ConcurrentHashMap<>();

    public Edged(
            EdgedSettings settings, CriRuntime runtime, PodPreparation preparation, MetaClient meta, NodeFacts node) {
        this.settings = settings;
        this.admission = new Admission(settings);
        this.tombstones = new Tombstones(settings.state());
        this.relist = new Relist(runtime);
        this.context = new PodContext(
                runtime,
                preparation,
                meta,
                node,
                new PodNames(settings.podLogs(), settings.agentId()),
                d -> TimeUnit.NANOSECONDS.sleep(d.toNanos()),
                Clock.systemUTC(),
                threads);
    }

    @Override
    public String name() {
        return "edged";
    }

    /** Takes up the pods of the store, then listens. */
    @Override
    public void start() {
        List<Pod> stored = context.meta().storedPods();
        Set<String> uids = stored.stream().map(PodNames::uid).collect(Collectors.toSet());
        stored.forEach(this::podStored);
        for (Pod gone : tombstones.all()) {
            if (uids.contains(PodNames.uid(gone))) {
                tombstones.remove(gone);
            } else {
                workers.computeIfAbsent(PodNames.uid(gone), _ -> begin(new Desired(gone, true), Optional.empty()));
            }
        }
        threads.execute(() -> every(settings.relist(), this::relist));
        LogRotation logs = new LogRotation(context.runtime(), settings.podLogs(), settings.logs(), context.clock());
        threads.execute(() -> every(settings.logs().look(), logs::rotate));
        LOG.info("Running pods count={}", workers.size());
    }

    @Override
    public void stop() {
        stopping.countDown();
        workers.values().forEach(PodWorker::stop);
        threads.shutdown();
    }

    @Override
    public void podStored(Pod pod) {
        String uid = pod.metadata().uid();
        if (uid == null || !settings.nodeName().equals(pod.spec().nodeName())) {
            return;
        }
        PodWorker worker = workers.get(uid);
        if (worker != null) {
            worker.want(new Desired(pod, false));
        } else {
            workers.put(uid, begin(new Desired(pod, false), refusal(pod)));
        }
    }

    private Optional<Ending> refusal(Pod pod) {
        boolean isNew = pod.metadata().deletionTimestamp() == null
                && (pod.status() == null || pod.status().startTime() == null);
        return isNew ? admission.refuse(pod, active()) : Optional.empty();
    }

    private List<Pod> active() {
        return workers.values().stream()
                .map(PodWorker::desired)
                .filter(d -> !d.gone())
                .map(Desired::pod)
                .filter(p ->
                        p.status() == null || !PodPhase.isTerminal(p.status().phase()))
                .toList();
    }

    @Override
    public void podGone(String namespace, String name, String uid) {
        for (PodWorker worker : workers.values()) {
            Pod pod = worker.desired().pod();
            boolean meant = uid.isEmpty()
                    ? PodNames.namespace(pod).equals(namespace)
                            && pod.metadata().name().equals(name)
                    : PodNames.uid(pod).equals(uid);
            if (meant) {
                tombstones.put(pod);
                worker.want(new Desired(pod, true));
            }
        }
    }

    @Override
    public void configChanged(String namespace, String kind, String name) {
        workers.values().stream()
                .filter(w -> PodNames.namespace(w.desired().pod()).equals(namespace))
                .forEach(PodWorker::refreshSoon);
    }

    /** The link to the cloud is there again: messages that waited for it are sent now. */
    public void cloudIsBack() {
        workers.values().forEach(PodWorker::cloudIsBack);
    }

    private PodWorker begin(Desired desired, Optional<Ending> refusal) {
        Pod pod = desired.pod();
        String uid = PodNames.uid(pod);
        PodWorker worker =
                new PodWorker(desired, signal -> new PodLife(context, uid, refusal, signal), context.clock(), () -> {
                    workers.remove(uid);
                    tombstones.remove(pod);
                    LOG.info("Pod is gone pod={}", pod.fullName());
                });
        threads.execute(worker);
        return worker;
    }

    private void relist() throws CriException {
        wake(relist.changed());
    }

    @FunctionalInterface
    private interface Round {
        void run() throws CriException;
    }

    private void every(Duration interval, Round round) {
        boolean fails = false;
        try {
            while (!stopping.await(interval.toMillis(), TimeUnit.MILLISECONDS)) {
                try {
                    round.run();
                    fails = false;
                } catch (CriException e) {
                    if (!fails) {
                        LOG.warn(
                                "Container runtime does not answer, pods go on by themselves cause={}", e.getMessage());
                    }
                    fails = true;
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void wake(Set<String> uids) {
        for (String uid : uids) {
            PodWorker worker = workers.get(uid);
            if (worker != null) {
                worker.signal();
            }
        }
    }
}
