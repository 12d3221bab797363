package dev.keadm.runtime;

import dev.keadm.cri.CriClient;
import dev.keadm.cri.CriException;
import dev.keadm.cri.CriRuntime;
import dev.keadm.cri.v1.Container;
import dev.keadm.cri.v1.ContainerConfig;
import dev.keadm.cri.v1.ContainerMetadata;
import dev.keadm.cri.v1.ContainerState;
import dev.keadm.cri.v1.ContainerStatus;
import dev.keadm.cri.v1.Image;
import dev.keadm.cri.v1.ImageSpec;
import dev.keadm.cri.v1.PodSandboxConfig;
import dev.keadm.cri.v1.PodSandboxMetadata;
import dev.keadm.identity.AgentIdentity;
import java.util.Map;
import java.util.Optional;

/** Trial pods through CRI. An agent takes their sandboxes for those of another agent, and leaves them alone. */
final class CriTrials {
    private static final String NAMESPACE = "keadm";
    private static final String NAME = "smoke-test";

    private CriTrials() {}

    static boolean hasImage(CriClient client, String image) throws CriException {
        return client.images().imageStatus(image).isPresent();
    }

    static void start(CriClient client, TrialPod pod) throws CriException {
        if (!hasImage(client, pod.image())) {
            client.images().pullImage(spec(pod.image()), null, null);
        }
        CriRuntime runtime = client.runtime();
        PodSandboxConfig sandbox = sandbox(pod);
        String id = runtime.runPodSandbox(sandbox, pod.handler());
        runtime.startContainer(runtime.createContainer(id, container(pod), sandbox));
    }

    /** Empty while it runs. */
    static Optional<TrialEnd> end(CriClient client, TrialPod pod) throws CriException {
        for (Container container : client.runtime().listContainers()) {
            if (pod.uid().equals(container.labels.get(CriRuntimes.POD_UID))) {
                ContainerStatus status = client.runtime().containerStatus(container.id);
                return status.state == ContainerState.CONTAINER_EXITED
                        ? Optional.of(new TrialEnd(status.exit_code, reason(status)))
                        : Optional.empty();
            }
        }
        return Optional.of(new TrialEnd(-1, "its container is gone"));
    }

    private static String reason(ContainerStatus status) {
        return status.message.isEmpty() ? status.reason : status.reason + ": " + status.message;
    }

    /** A runtime removes all names of an image together, so one that has another name stays. */
    static void removeImage(CriClient client, String image) throws CriException {
        Optional<Image> found = client.images().imageStatus(image);
        if (found.isPresent() && found.get().repo_tags.size() <= 1) {
            client.images().removeImage(image);
        }
    }

    private static PodSandboxConfig sandbox(TrialPod pod) {
        return new PodSandboxConfig.Builder()
                .metadata(new PodSandboxMetadata.Builder()
                        .name(NAME)
                        .namespace(NAMESPACE)
                        .uid(pod.uid())
                        .build())
                .hostname(NAME)
                .log_directory(pod.logs().toString())
                .labels(labels(pod))
                .annotations(Map.of(AgentIdentity.OWNER_ANNOTATION, pod.uid()))
                .build();
    }

    private static ContainerConfig container(TrialPod pod) {
        return new ContainerConfig.Builder()
                .metadata(new ContainerMetadata.Builder().name(NAME).build())
                .image(spec(pod.image()))
                .command(pod.command())
                .labels(labels(pod))
                .log_path(TrialPod.LOG)
                .build();
    }

    private static Map<String, String> labels(TrialPod pod) {
        return Map.of(CriRuntimes.POD_NAME, NAME, CriRuntimes.POD_NAMESPACE, NAMESPACE, CriRuntimes.POD_UID, pod.uid());
    }

    private static ImageSpec spec(String image) {
        return new ImageSpec.Builder().image(image).build();
    }
}
