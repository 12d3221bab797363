package dev.keadm.edgecore.edged;

import dev.keadm.edgecore.api.Pod;
import dev.keadm.edgecore.api.PodStatus;
import dev.keadm.edgecore.meta.PodListener;
import dev.keadm.edgecore.meta.Reply;
import io.avaje.jsonb.Jsonb;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A store and API server in memory that echo each status to the agent and forget a pod that it says is gone. */
final class StoringCloud extends NoCloud {
    private static final Jsonb JSON = Jsonb.builder().build();

    final Map<String, Pod> pods = new ConcurrentHashMap<>();
    private volatile @Nullable PodListener listener;

    void connect(@Nullable PodListener agent) {
        listener = agent;
    }

    synchronized void put(Pod pod) {
        pods.put(PodNames.uid(pod), pod);
        PodListener agent = listener;
        if (agent != null) {
            agent.podStored(pod);
        }
    }

    void delete(String uid, long grace) {
        Pod pod = pods.get(uid);
        if (pod == null) {
            throw new IllegalStateException("no pod " + uid);
        }
        put(PodLifeFixture.parse(JSON.type(Pod.class)
                .toJson(pod)
                .replaceFirst(
                        "\"metadata\":\\{",
                        "\"metadata\":{\"deletionTimestamp\":\"2026-01-02T03:04:05Z\",\"deletionGracePeriodSeconds\":"
                                + grace + ",")));
    }

    Optional<PodStatus> status(String uid) {
        Pod pod = pods.get(uid);
        return pod == null ? Optional.empty() : Optional.ofNullable(pod.status());
    }

    boolean isRunning(String uid) {
        return status(uid).filter(s -> "Running".equals(s.phase())).isPresent();
    }

    @Override
    public List<Pod> storedPods() {
        return List.copyOf(pods.values());
    }

    @Override
    public synchronized Reply<Pod> patchPodStatus(String namespace, String name, String patch) {
        for (Pod pod : pods.values()) {
            if (pod.metadata().name().equals(name)) {
                String plain = patch.replace("{\"$patch\":\"replace\"},", "")
                        .replace("\"metadata\":{", "\"spec\":{},\"metadata\":{\"name\":\"x\",");
                Pod told = new Pod(
                        pod.metadata(), pod.spec(), PodLifeFixture.parse(plain).status());
                put(told);
                return new Reply.Found<>(told);
            }
        }
        return new Reply.NotFound<>("no such pod");
    }

    @Override
    public synchronized Reply<Boolean> deletePod(String namespace, String name, String uid) {
        pods.remove(uid);
        PodListener agent = listener;
        if (agent != null) {
            agent.podGone(namespace, name, uid);
        }
        return new Reply.Found<>(true);
    }
}
