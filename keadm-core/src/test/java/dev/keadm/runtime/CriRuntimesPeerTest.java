package dev.keadm.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.keadm.cri.CriClient;
import dev.keadm.cri.CriEndpoint;
import dev.keadm.cri.UnixTransports;
import dev.keadm.cri.v1.LinuxPodSandboxConfig;
import dev.keadm.cri.v1.LinuxSandboxSecurityContext;
import dev.keadm.cri.v1.NamespaceMode;
import dev.keadm.cri.v1.NamespaceOption;
import dev.keadm.cri.v1.PodSandboxConfig;
import dev.keadm.cri.v1.PodSandboxMetadata;
import dev.keadm.request.RuntimeEndpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real containerd. */
@Tag("peer")
class CriRuntimesPeerTest {
    private static final Path SOCKET =
            Path.of("/run/peers-containerd" + System.getenv().getOrDefault("PEERS_CRI", "") + "/containerd.sock");

    private static final String BUSYBOX = "docker.io/local/busybox:1";

    private final RuntimeEndpoint endpoint = RuntimeEndpoint.parse(SOCKET.toString());
    private final CriRuntimes runtimes = new CriRuntimes(new UnixTransports());

    @BeforeEach
    void findContainerd() {
        assumeTrue(Files.exists(SOCKET), "skipped: no containerd at " + SOCKET + " (shared/peers/containerd.sh up)");
    }

    @Test
    void shouldSayWhatTheRuntimeTellsOfItself() throws Exception {
        RuntimeState state = runtimes.look(endpoint);

        assertThat(state.name()).startsWith("containerd ");
        assertThat(state.ready()).isTrue();
        assertThat(state.networkConfigs()).isPresent();
        assertThat(state.networkPrograms()).isPresent();
        assertThat(state.systemdCgroups()).isPresent();
    }

    @Test
    void shouldFindAndRemoveAnAgentsSandbox() throws Exception {
        String id;
        try (CriClient client = CriClient.to(new UnixTransports().to(CriEndpoint.parse(endpoint.uri())))) {
            id = client.runtime().runPodSandbox(config(), "");
        }

        RuntimeSandbox found = runtimes.sandboxes(endpoint).stream()
                .filter(sandbox -> sandbox.id().equals(id))
                .findFirst()
                .orElseThrow();
        assertThat(found.pod()).isEqualTo("join/sandbox");
        assertThat(found.uid()).isEqualTo("join-uid");
        assertThat(found.agent()).contains("join-agent");
        assertThat(found.running()).isTrue();

        runtimes.remove(endpoint, found);
        runtimes.remove(endpoint, found);
        assertThat(runtimes.sandboxes(endpoint))
                .noneMatch(sandbox -> sandbox.id().equals(id));
    }

    @Test
    void shouldRunATrialPodToItsEnd(@TempDir Path logs) throws Exception {
        TrialPod pod = trial(logs, "echo hello; exit 7");

        runtimes.start(endpoint, pod);
        TrialEnd end = await().until(() -> runtimes.end(endpoint, pod), Optional::isPresent)
                .orElseThrow();

        assertThat(end.exitCode()).isEqualTo(7);
        assertThat(Files.readString(pod.log())).contains(" stdout F hello\n");
        RuntimeSandbox sandbox = runtimes.sandboxes(endpoint).stream()
                .filter(one -> one.uid().equals(pod.uid()))
                .findFirst()
                .orElseThrow();
        assertThat(sandbox.agent()).contains(pod.uid());
        runtimes.remove(endpoint, sandbox);
        assertThat(runtimes.end(endpoint, pod)).contains(new TrialEnd(-1, "its container is gone"));
    }

    @Test
    void shouldSayWhichImagesAreThere() throws Exception {
        assertThat(runtimes.hasImage(endpoint, "docker.io/local/nowhere:1")).isFalse();
        assertThat(runtimes.hasImage(endpoint, BUSYBOX)).isTrue();

        runtimes.removeImage(endpoint, "docker.io/local/nowhere:1");
    }

    private static TrialPod trial(Path logs, String script) {
        return new TrialPod(UUID.randomUUID().toString(), BUSYBOX, List.of("sh", "-c", script), "", logs);
    }

    @Test
    void shouldNameTheEndpointThatDoesNotAnswer() {
        assertThatThrownBy(() -> runtimes.look(RuntimeEndpoint.parse("/run/join-none.sock")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("/run/join-none.sock");
    }

    private static PodSandboxConfig config() {
        return new PodSandboxConfig.Builder()
                .metadata(new PodSandboxMetadata.Builder()
                        .name("sandbox")
                        .namespace("join")
                        .uid("join-uid")
                        .build())
                .labels(Map.of(
                        "io.kubernetes.pod.name", "sandbox",
                        "io.kubernetes.pod.namespace", "join",
                        "io.kubernetes.pod.uid", "join-uid"))
                .annotations(Map.of("keadm.dev/agent", "join-agent"))
                .linux(new LinuxPodSandboxConfig.Builder()
                        .security_context(new LinuxSandboxSecurityContext.Builder()
                                .namespace_options(new NamespaceOption.Builder()
                                        .network(NamespaceMode.NODE)
                                        .build())
                                .build())
                        .build())
                .build();
    }
}
