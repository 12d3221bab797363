package dev.keadm.edgecore.edged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.keadm.cri.CriClient;
import dev.keadm.cri.CriEndpoint;
import dev.keadm.cri.CriException;
import dev.keadm.cri.UnixTransports;
import dev.keadm.cri.v1.Container;
import dev.keadm.cri.v1.ContainerState;
import dev.keadm.edgecore.api.Pod;
import dev.keadm.edgecore.edged.image.PullSettings;
import dev.keadm.edgecore.edged.network.DnsSettings;
import dev.keadm.edgecore.edged.network.HostResolver;
import dev.keadm.edgecore.edged.object.FixedNodeFacts;
import dev.keadm.edgecore.edged.preparation.CriPodPreparation;
import dev.keadm.edgecore.edged.preparation.LinuxPodMachine;
import dev.keadm.edgecore.edged.preparation.Machine;
import dev.keadm.edgecore.edged.preparation.PreparationSettings;
import dev.keadm.edgecore.edged.resource.CgroupSettings;
import dev.keadm.host.linux.LinuxFileModes;
import dev.keadm.host.linux.LinuxKernel;
import dev.keadm.host.linux.LinuxMounts;
import dev.keadm.host.linux.LinuxResourceGroups;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pods' lives on a real runtime, whose endpoint is in {@code KEADM_TEST_CRI}; the cloud is in memory. */
@Tag("peer")
class EdgedPeerTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final StoringCloud cloud = new StoringCloud();
    private final List<String> uids = new ArrayList<>();

    @TempDir
    private Path folder;

    private @Nullable CriClient client;
    private @Nullable Edged edged;

    @BeforeEach
    void connect() throws IOException {
        String endpoint = System.getenv("KEADM_TEST_CRI");
        assumeTrue(endpoint != null, "KEADM_TEST_CRI names no container runtime to run this test on");
        assumeTrue("root".equals(System.getProperty("user.name")), "mounting needs root");
        client = CriClient.to(new UnixTransports().to(CriEndpoint.parse(endpoint)));
        startAgent();
    }

    @AfterEach
    void takeAway() throws CriException {
        stopAgent();
        if (client != null) {
            for (var sandbox : client.runtime().listPodSandboxes()) {
                if (uids.contains(sandbox.labels.get(PodNames.POD_UID))) {
                    client.runtime().stopPodSandbox(sandbox.id);
                    client.runtime().removePodSandbox(sandbox.id);
                }
            }
            client.close();
        }
    }

    private CriClient cri() {
        if (client == null) {
            throw new IllegalStateException("not connected");
        }
        return client;
    }

    private void startAgent() throws IOException {
        Path resolvConf = Files.writeString(folder.resolve("resolv.conf"), "nameserver 10.1.1.1\n");
        PreparationSettings settings = new PreparationSettings(
                folder.resolve("kubelet"),
                new DnsSettings(List.of(), "cluster.local", HostResolver.file(resolvConf)),
                CgroupSettings.DEFAULT,
                false,
                PullSettings.DEFAULT,
                null,
                null);
        Machine machine = new LinuxPodMachine(
                new LinuxMounts(System.getProperty("os.version")),
                new LinuxFileModes(),
                new LinuxResourceGroups(),
                LinuxKernel.facts(),
                Path.of("/etc/hosts"),
                Clock.systemUTC());
        var node = FixedNodeFacts.small();
        PodPreparation preparation = new CriPodPreparation(settings, machine, cloud, node, cri().images());
        EdgedSettings edgedSettings = new EdgedSettings(
                "edge-1",
                Optional.of("agent-1"),
                "linux",
                folder.resolve("logs"),
                folder.resolve("state"),
                110,
                Optional::empty,
                Duration.ofSeconds(1),
                new EdgedSettings.Logs(10 << 20, 5, Duration.ofSeconds(10)));
        Edged started = new Edged(edgedSettings, cri().runtime(), preparation, cloud, node);
        edged = started;
        started.start();
        cloud.connect(started);
    }

    private void stopAgent() {
        cloud.connect(null);
        if (edged != null) {
            edged.stop();
        }
    }

    @Test
    void shouldRunAPodKeepItOverARestartAndTakeItAway() throws Exception {
        String uid = put("edged-whole", """
                "initContainers":[
                  {"name":"first","image":"docker.io/local/busybox:1","command":["sh","-c","echo ready >/data/first"],
                   "volumeMounts":[{"name":"data","mountPath":"/data"}]},
                  {"name":"proxy","image":"docker.io/local/busybox:1","restartPolicy":"Always","command":["sleep","600"]}],
                "containers":[{"name":"main","image":"docker.io/local/busybox:1",
                  "command":["sh","-c","trap 'exit 0' TERM; cat /data/first; sleep 600 & wait"],
                  "volumeMounts":[{"name":"data","mountPath":"/data"}]}],
                "volumes":[{"name":"data","emptyDir":{}}]""");

        await().atMost(SOON).until(() -> cloud.isRunning(uid));
        List<String> ids = running(uid);
        assertThat(ids).hasSize(2);
        assertThat(cloud.status(uid).orElseThrow().podIP()).isNotEmpty();

        stopAgent();
        startAgent();
        await().during(Duration.ofSeconds(3))
                .atMost(SOON)
                .untilAsserted(() -> assertThat(running(uid)).isEqualTo(ids));

        cloud.delete(uid, 10);
        await().atMost(SOON).until(() -> !cloud.pods.containsKey(uid));
        await().atMost(SOON).untilAsserted(() -> assertThat(all(uid)).isEmpty());
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(folder.resolve("kubelet/pods")).isEmptyDirectory());
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(folder.resolve("logs")).isEmptyDirectory());
    }

    @Test
    void shouldRunManyPodsAtOnceAndTellHowAJobEnded() throws Exception {
        List<String> many = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            many.add(put("edged-many-" + i, """
                    "containers":[{"name":"main","image":"docker.io/local/busybox:1","command":["sleep","600"]}]"""));
        }
        String job = put("edged-job", """
                "restartPolicy":"Never","containers":[{"name":"main","image":"docker.io/local/busybox:1",
                  "terminationMessagePath":"/dev/termination-log",
                  "command":["sh","-c","echo out of paper >/dev/termination-log; exit 3"]}]""");

        await().atMost(SOON).until(() -> many.stream().allMatch(cloud::isRunning));
        await().atMost(SOON)
                .until(() -> cloud.status(job)
                        .filter(s -> "Failed".equals(s.phase()))
                        .isPresent());

        var ended = cloud.status(job)
                .orElseThrow()
                .containerStatuses()
                .getFirst()
                .state()
                .terminated();
        assertThat(ended).isNotNull();
        assertThat(ended.exitCode()).isEqualTo(3);
        assertThat(ended.message()).isEqualTo("out of paper\n");
    }

    private String put(String name, String spec) {
        String uid = UUID.randomUUID().toString();
        uids.add(uid);
        Pod pod = PodLifeFixture.parse("""
                {"metadata":{"name":"%s","namespace":"default","uid":"%s"},
                 "spec":{"nodeName":"edge-1","terminationGracePeriodSeconds":2,%s}}""".formatted(name, uid, spec));
        cloud.put(pod);
        return uid;
    }

    private List<Container> all(String uid) throws CriException {
        return cri().runtime().listContainers().stream()
                .filter(c -> uid.equals(c.labels.get(PodNames.POD_UID)))
                .toList();
    }

    private List<String> running(String uid) throws CriException {
        return all(uid).stream()
                .filter(c -> c.state == ContainerState.CONTAINER_RUNNING)
                .map(c -> c.id)
                .sorted()
                .toList();
    }
}
