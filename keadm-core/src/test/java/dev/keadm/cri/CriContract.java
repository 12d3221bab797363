package dev.keadm.cri;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.keadm.cri.CriException.Code;
import dev.keadm.cri.v1.Container;
import dev.keadm.cri.v1.ContainerConfig;
import dev.keadm.cri.v1.ContainerMetadata;
import dev.keadm.cri.v1.ContainerState;
import dev.keadm.cri.v1.ImageSpec;
import dev.keadm.cri.v1.PodSandboxConfig;
import dev.keadm.cri.v1.PodSandboxMetadata;
import dev.keadm.cri.v1.PodSandboxState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What edged relies on in a runtime. */
public abstract class CriContract {
    private final String uid = UUID.randomUUID().toString();

    protected abstract CriRuntime runtime();

    protected abstract CriImages images();

    protected abstract String image();

    protected abstract String logDirectory();

    @AfterEach
    void removeAll() throws CriException {
        for (var sandbox : runtime().listPodSandboxes()) {
            if (sandbox.metadata.uid.equals(uid)) {
                runtime().stopPodSandbox(sandbox.id);
                runtime().removePodSandbox(sandbox.id);
            }
        }
    }

    @Test
    void shouldTellVersionAndReadiness() throws CriException {
        assertThat(runtime().version().runtime_api_version).isEqualTo("v1");
        assertThat(runtime().status(true).status.conditions)
                .anySatisfy(c -> assertThat(c.type).isEqualTo("RuntimeReady"))
                .anySatisfy(c -> assertThat(c.type).isEqualTo("NetworkReady"));
        assertThat(runtime().status(true).info).isNotEmpty();
    }

    @Test
    void shouldGiveASandboxAnAddressUntilItStops() throws CriException {
        String id = runtime().runPodSandbox(sandbox(0), "");

        var running = runtime().podSandboxStatus(id);
        assertThat(running.state).isEqualTo(PodSandboxState.SANDBOX_READY);
        assertThat(running.network.ip).isNotEmpty();
        assertThat(running.annotations).containsEntry("keadm.dev/agent", "contract");
        runtime().stopPodSandbox(id);
        assertThat(runtime().podSandboxStatus(id).state).isEqualTo(PodSandboxState.SANDBOX_NOTREADY);
        runtime().stopPodSandbox(id);
        runtime().removePodSandbox(id);
        assertThat(codeOf(() -> runtime().podSandboxStatus(id))).isEqualTo(Code.NOT_FOUND);
    }

    @Test
    void shouldRefuseASecondSandboxOfTheSameName() throws CriException {
        String id = runtime().runPodSandbox(sandbox(0), "");

        assertThatThrownBy(() -> runtime().runPodSandbox(sandbox(0), ""))
                .isInstanceOf(CriException.class)
                .hasMessageContaining("reserve")
                .hasMessageContaining(id);
        assertThat(runtime().runPodSandbox(sandbox(1), "")).isNotEqualTo(id);
    }

    @Test
    void shouldTakeEndsThatAreReachedForDone() throws CriException {
        runtime().stopContainer("no-such-container", Duration.ZERO);
        runtime().removeContainer("no-such-container");
        runtime().stopPodSandbox("no-such-sandbox");
        runtime().removePodSandbox("no-such-sandbox");
        images().removeImage("docker.io/local/no-such-image:1");

        assertThat(images().imageStatus("docker.io/local/no-such-image:1")).isEmpty();
        assertThat(images().imageStatus(image())).isPresent();
        assertThat(codeOf(() -> runtime().containerStatus("no-such-container"))).isEqualTo(Code.NOT_FOUND);
    }

    @Test
    void shouldRunAContainerAndStopIt() throws CriException {
        String sandbox = runtime().runPodSandbox(sandbox(0), "");
        String id = runtime().createContainer(sandbox, container("main", 0, "sleep 600"), sandbox(0));

        assertThat(stateOf(id)).isEqualTo(ContainerState.CONTAINER_CREATED);
        runtime().startContainer(id);
        assertThat(stateOf(id)).isEqualTo(ContainerState.CONTAINER_RUNNING);
        assertThat(listed(id).labels).containsEntry("io.kubernetes.pod.uid", uid);
        assertThat(listed(id).annotations).containsEntry("io.kubernetes.container.restartCount", "0");
        assertThat(listed(id).pod_sandbox_id).isEqualTo(sandbox);
        runtime().reopenContainerLog(id);
        runtime().stopContainer(id, Duration.ZERO);
        var stopped = runtime().containerStatus(id);
        assertThat(stopped.state).isEqualTo(ContainerState.CONTAINER_EXITED);
        assertThat(stopped.exit_code).isEqualTo(137);
        assertThat(stopped.finished_at).isGreaterThanOrEqualTo(stopped.started_at);
        runtime().stopContainer(id, Duration.ZERO);
    }

    @Test
    void shouldTellHowAContainerEnded() throws CriException {
        String sandbox = runtime().runPodSandbox(sandbox(0), "");
        String good = start(sandbox, container("good", 0, "exit 0"));
        String bad = start(sandbox, container("bad", 0, "exit 3"));

        await().until(() -> stateOf(good) == ContainerState.CONTAINER_EXITED);
        await().until(() -> stateOf(bad) == ContainerState.CONTAINER_EXITED);
        assertThat(runtime().containerStatus(good).reason).isEqualTo("Completed");
        assertThat(runtime().containerStatus(bad).reason).isEqualTo("Error");
        assertThat(runtime().containerStatus(bad).exit_code).isEqualTo(3);
        assertThatThrownBy(() -> runtime().startContainer(bad)).isInstanceOf(CriException.class);
    }

    @Test
    void shouldRefuseASecondContainerOfTheSameName() throws CriException {
        String sandbox = runtime().runPodSandbox(sandbox(0), "");
        String first = runtime().createContainer(sandbox, container("main", 0, "sleep 600"), sandbox(0));

        assertThatThrownBy(() -> runtime().createContainer(sandbox, container("main", 0, "sleep 600"), sandbox(0)))
                .isInstanceOf(CriException.class)
                .hasMessageContaining("reserve")
                .hasMessageContaining(first);
        runtime().removeContainer(first);
        assertThat(runtime().createContainer(sandbox, container("main", 0, "sleep 600"), sandbox(0)))
                .isNotEqualTo(first);
    }

    @Test
    void shouldEndAContainerWithItsSandbox() throws CriException {
        String sandbox = runtime().runPodSandbox(sandbox(0), "");
        String id = start(sandbox, container("main", 0, "sleep 600"));

        runtime().stopPodSandbox(sandbox);

        assertThat(stateOf(id)).isEqualTo(ContainerState.CONTAINER_EXITED);
        runtime().removePodSandbox(sandbox);
        assertThat(codeOf(() -> runtime().containerStatus(id))).isEqualTo(Code.NOT_FOUND);
        assertThat(runtime().listContainers()).noneMatch(c -> c.id.equals(id));
    }

    @Test
    void shouldRunACommandInAContainer() throws CriException {
        String sandbox = runtime().runPodSandbox(sandbox(0), "");
        String id = start(sandbox, container("main", 0, "sleep 600"));

        assertThat(runtime()
                        .execSync(id, List.of("/bin/sh", "-c", "exit 4"), Duration.ofSeconds(10))
                        .exitCode())
                .isEqualTo(4);
    }

    @Test
    void shouldTellWhereImagesLie() throws CriException {
        assertThat(images().imageFsInfo()).isNotEmpty();
        assertThat(images().listImages())
                .anySatisfy(i -> assertThat(i.repo_tags).contains(image()));
        assertThat(codeOf(() -> images().pullImage(
                                new ImageSpec.Builder()
                                        .image("127.0.0.1:1/no/such:1")
                                        .build(),
                                null,
                                null)))
                .isNotEqualTo(Code.UNREACHABLE);
    }

    private String start(String sandbox, ContainerConfig config) throws CriException {
        String id = runtime().createContainer(sandbox, config, sandbox(0));
        runtime().startContainer(id);
        return id;
    }

    private ContainerState stateOf(String id) throws CriException {
        return runtime().containerStatus(id).state;
    }

    private Container listed(String id) throws CriException {
        return runtime().listContainers().stream()
                .filter(c -> c.id.equals(id))
                .findFirst()
                .orElseThrow();
    }

    interface Act {
        Object run() throws CriException;
    }

    private static Code codeOf(Act act) {
        return catchThrowableOfType(CriException.class, act::run).code();
    }

    private PodSandboxConfig sandbox(int attempt) {
        return new PodSandboxConfig.Builder()
                .metadata(new PodSandboxMetadata.Builder()
                        .name("contract")
                        .namespace("default")
                        .uid(uid)
                        .attempt(attempt)
                        .build())
                .log_directory(logDirectory())
                .labels(Map.of("io.kubernetes.pod.uid", uid))
                .annotations(Map.of("keadm.dev/agent", "contract"))
                .build();
    }

    private ContainerConfig container(String name, int attempt, String script) {
        return new ContainerConfig.Builder()
                .metadata(new ContainerMetadata.Builder()
                        .name(name)
                        .attempt(attempt)
                        .build())
                .image(new ImageSpec.Builder().image(image()).build())
                .command(List.of("/bin/sh", "-c", script))
                .log_path(name + ".log")
                .labels(Map.of("io.kubernetes.pod.uid", uid))
                .annotations(Map.of("io.kubernetes.container.restartCount", Integer.toString(attempt)))
                .build();
    }
}
