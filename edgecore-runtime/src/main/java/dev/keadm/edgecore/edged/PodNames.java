package dev.keadm.edgecore.edged;

import dev.keadm.cri.v1.ContainerConfig;
import dev.keadm.cri.v1.ContainerMetadata;
import dev.keadm.cri.v1.PodSandboxConfig;
import dev.keadm.cri.v1.PodSandboxMetadata;
import dev.keadm.edgecore.api.Container;
import dev.keadm.edgecore.api.ObjectMeta;
import dev.keadm.edgecore.api.Pod;
import dev.keadm.identity.AgentIdentity;
import io.avaje.jsonb.Jsonb;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Names, labels and annotations of sandboxes and containers: the kubelet's, so that it and this agent can take over each
 * other's pods, and the owner's mark on sandboxes.
 */
final class PodNames {
    static final String POD_NAME = "io.kubernetes.pod.name";
    static final String POD_NAMESPACE = "io.kubernetes.pod.namespace";
    static final String POD_UID = "io.kubernetes.pod.uid";
    static final String CONTAINER_NAME = "io.kubernetes.container.name";
    static final String HASH = "io.kubernetes.container.hash";
    static final String RESTART_COUNT = "io.kubernetes.container.restartCount";
    static final String MESSAGE_PATH = "io.kubernetes.container.terminationMessagePath";
    static final String MESSAGE_POLICY = "io.kubernetes.container.terminationMessagePolicy";
    private static final String PRE_STOP = "io.kubernetes.container.preStopHandler";
    private static final String POD_GRACE = "io.kubernetes.pod.terminationGracePeriod";
    private static final String DELETION_GRACE = "io.kubernetes.pod.deletionGracePeriod";

    private final Path podLogs;
    private final Optional<String> agentId;
    private final Jsonb jsonb = Jsonb.builder().build();

    PodNames(Path podLogs, Optional<String> agentId) {
        this.podLogs = podLogs;
        this.agentId = agentId;
    }

    static String uid(Pod pod) {
        return Objects.requireNonNull(pod.metadata().uid(), "pod without uid");
    }

    static String namespace(Pod pod) {
        return Objects.requireNonNullElse(pod.metadata().namespace(), "default");
    }

    Path logs(Pod pod) {
        return podLogs.resolve(namespace(pod) + "_" + pod.metadata().name() + "_" + uid(pod));
    }

    PodSandboxConfig sandbox(Pod pod, PodSandboxConfig filled, int attempt) {
        ObjectMeta meta = pod.metadata();
        Map<String, String> annotations = new HashMap<>(meta.annotations());
        agentId.ifPresent(id -> annotations.put(AgentIdentity.OWNER_ANNOTATION, id));
        Map<String, String> labels = new HashMap<>(meta.labels());
        labels.putAll(podLabels(pod));
        return filled.newBuilder()
                .metadata(new PodSandboxMetadata.Builder()
                        .name(meta.name())
                        .namespace(namespace(pod))
                        .uid(uid(pod))
                        .attempt(attempt)
                        .build())
                .labels(labels)
                .annotations(annotations)
                .log_directory(logs(pod).toString())
                .build();
    }

    ContainerConfig container(Pod pod, Container container, ContainerConfig filled, int restartCount) {
        Map<String, String> labels = new HashMap<>(podLabels(pod));
        labels.put(CONTAINER_NAME, container.name());
        return filled.newBuilder()
                .metadata(new ContainerMetadata.Builder()
                        .name(container.name())
                        .attempt(restartCount)
                        .build())
                .labels(labels)
                .annotations(annotations(pod, container, restartCount))
                .log_path(container.name() + "/" + restartCount + ".log")
                .build();
    }

    private Map<String, String> annotations(Pod pod, Container container, int restartCount) {
        Map<String, String> annotations = new HashMap<>();
        annotations.put(HASH, ContainerHash.of(container));
        annotations.put(RESTART_COUNT, Integer.toString(restartCount));
        annotations.put(
                MESSAGE_PATH, Objects.requireNonNullElse(container.terminationMessagePath(), "/dev/termination-log"));
        annotations.put(MESSAGE_POLICY, Objects.requireNonNullElse(container.terminationMessagePolicy(), "File"));
        Long deletionGrace = pod.metadata().deletionGracePeriodSeconds();
        if (deletionGrace != null) {
            annotations.put(DELETION_GRACE, deletionGrace.toString());
        }
        Long grace = pod.spec().terminationGracePeriodSeconds();
        if (grace != null) {
            annotations.put(POD_GRACE, grace.toString());
        }
        Container.Lifecycle lifecycle = container.lifecycle();
        if (lifecycle != null && lifecycle.preStop() != null) {
            annotations.put(PRE_STOP, jsonb.type(Container.Handler.class).toJson(lifecycle.preStop()));
        }
        return annotations;
    }

    private static Map<String, String> podLabels(Pod pod) {
        return Map.of(POD_NAME, pod.metadata().name(), POD_NAMESPACE, namespace(pod), POD_UID, uid(pod));
    }
}
