package dev.keadm.edgecore.edged.preparation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keadm.config.EdgeCoreConfig;
import dev.keadm.config.GoDefaults;
import dev.keadm.cri.FakeCri;
import dev.keadm.cri.v1.ContainerConfig;
import dev.keadm.cri.v1.PodSandboxConfig;
import dev.keadm.edgecore.api.Pod;
import dev.keadm.edgecore.edged.Outcome;
import dev.keadm.edgecore.edged.Prepared;
import dev.keadm.edgecore.edged.TestPods;
import dev.keadm.edgecore.edged.image.PullSettings;
import dev.keadm.edgecore.edged.network.DnsSettings;
import dev.keadm.edgecore.edged.network.HostResolver;
import dev.keadm.edgecore.edged.object.FakeMetaClient;
import dev.keadm.edgecore.edged.object.FixedNodeFacts;
import dev.keadm.edgecore.edged.resource.CgroupSettings;
import dev.keadm.host.FakeFileModes;
import dev.keadm.host.FakeMounts;
import dev.keadm.host.KernelFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@EnabledOnOs(value = OS.LINUX, disabledReason = "its machine is one with Linux")
class CriPodPreparationTest {
    private static final String IMAGE = "docker.io/local/busybox:1";

    @TempDir
    private Path folder;

    private final FakeMetaClient meta = new FakeMetaClient();
    private final FakeCri cri = new FakeCri(Clock.systemUTC()).withImage(IMAGE);
    private final List<String> removedGroups = new ArrayList<>();
    private final FakeFileModes modes = new FakeFileModes();
    private Path root;
    private CriPodPreparation preparation;

    @BeforeEach
    void setUp() throws IOException {
        root = folder.toRealPath().resolve("kubelet");
        Files.writeString(folder.resolve("hosts"), "127.0.0.1 machine\n");
        Path resolvConf = Files.writeString(folder.resolve("resolv.conf"), "nameserver 10.1.1.1\n");
        PreparationSettings settings = new PreparationSettings(
                root,
                new DnsSettings(List.of(), "cluster.local", HostResolver.file(resolvConf)),
                CgroupSettings.DEFAULT,
                false,
                PullSettings.DEFAULT,
                null,
                null);
        preparation = new CriPodPreparation(settings, machine(), meta, FixedNodeFacts.small(), cri);
    }

    private Machine machine() {
        return new LinuxPodMachine(
                new FakeMounts(),
                modes,
                removedGroups::add,
                KernelFacts.plain(),
                folder.resolve("hosts"),
                Clock.systemUTC());
    }

    private static Pod pod(String container, String more) {
        return TestPods.pod(
                "{\"containers\":[{\"name\":\"c\",\"image\":\"%s\"%s}],\"volumes\":[{\"name\":\"v\",\"emptyDir\":{}}]%s}"
                        .formatted(IMAGE, container, more));
    }

    private static <T> T ready(Outcome<T> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Ready.class);
        return ((Outcome.Ready<T>) outcome).value();
    }

    private Outcome<ContainerConfig> config(Pod pod, List<String> podIps) {
        Prepared prepared = ready(preparation.prepare(pod));
        return preparation.containerConfig(pod, TestPods.only(pod), 0, IMAGE, prepared, podIps);
    }

    @Test
    void shouldFillASandbox() {
        PodSandboxConfig sandbox = ready(preparation.sandboxConfig(
                pod(",\"ports\":[{\"containerPort\":80,\"hostPort\":8080}]", ",\"hostname\":\"me\"")));
        assertThat(sandbox.hostname).isEqualTo("me");
        assertThat(sandbox.dns_config.servers).containsExactly("10.1.1.1");
        assertThat(sandbox.port_mappings)
                .singleElement()
                .satisfies(port -> assertThat(port.host_port).isEqualTo(8080));
        assertThat(sandbox.linux.cgroup_parent).isEqualTo("/kubepods/besteffort/pod0f3c");
        assertThat(sandbox.metadata).isNull();
    }

    @Test
    void shouldLeaveTheHostnameToTheMachineOnItsNetwork() {
        assertThat(ready(preparation.sandboxConfig(pod("", ",\"hostNetwork\":true"))).hostname)
                .isEmpty();
    }

    @Test
    void shouldFillAContainer() throws Exception {
        ContainerConfig config = ready(config(pod("""
                        ,"command":["sh","-c","echo $(WHO)"],"args":["$(NOBODY)","$$(WHO)"],"workingDir":"/tmp","tty":true,
                         "env":[{"name":"WHO","value":"me"}],"terminationMessagePath":"/dev/termination-log",
                         "resources":{"limits":{"memory":"64Mi"}},
                         "volumeMounts":[{"name":"v","mountPath":"/v","readOnly":true}]""", ""), List.of("10.88.0.7")));
        assertThat(config.image.image).isEqualTo(IMAGE);
        assertThat(config.image.user_specified_image).isEqualTo(IMAGE);
        assertThat(config.command).containsExactly("sh", "-c", "echo me");
        assertThat(config.args).containsExactly("$(NOBODY)", "$(WHO)");
        assertThat(config.working_dir).isEqualTo("/tmp");
        assertThat(config.tty).isTrue();
        assertThat(config.envs)
                .extracting(variable -> variable.key + "=" + variable.value.utf8())
                .containsExactly("WHO=me", "KUBERNETES_SERVICE_HOST=", "KUBERNETES_SERVICE_PORT=");
        assertThat(config.mounts)
                .extracting(mount -> mount.container_path)
                .containsExactly("/v", "/etc/hosts", "/dev/termination-log");
        assertThat(config.mounts.getFirst().readonly).isTrue();
        assertThat(Path.of(config.mounts.get(1).host_path)).content().contains("10.88.0.7\tweb\n");
        Path log = Path.of(config.mounts.get(2).host_path);
        assertThat(log).isEmptyFile().hasParent(root.resolve("pods/0f3c/containers/c"));
        assertThat(modes.read(log).permissions()).isEqualTo(0666);
        assertThat(config.linux.resources.memory_limit_in_bytes).isEqualTo(67_108_864);
        assertThat(config.linux.security_context.run_as_user.value).isZero();
    }

    @Test
    void shouldGiveEachStartATerminationLogOfItsOwn() {
        Pod pod = pod(",\"terminationMessagePath\":\"/dev/termination-log\"", "");
        String first = ready(config(pod, List.of())).mounts.getFirst().host_path;
        assertThat(ready(config(pod, List.of())).mounts.getFirst().host_path).isNotEqualTo(first);
    }

    @Test
    void shouldCopyTheMachinesHostsForItsNetwork() {
        ContainerConfig config = ready(config(
                pod("", ",\"hostNetwork\":true,\"hostAliases\":[{\"ip\":\"1.1.1.1\",\"hostnames\":[\"x\"]}]"),
                List.of()));
        assertThat(Path.of(config.mounts.getFirst().host_path))
                .content()
                .contains("127.0.0.1 machine\n", "1.1.1.1\tx\n");
    }

    @Test
    void shouldLeaveAHostsFileThatTheContainerBrings() {
        ContainerConfig config = ready(config(
                pod(",\"volumeMounts\":[{\"name\":\"v\",\"mountPath\":\"/etc/hosts\"}]", ""), List.of("10.88.0.7")));
        assertThat(config.mounts).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                ",\"env\":[{\"name\":\"X\",\"valueFrom\":{\"configMapKeyRef\":{\"name\":\"gone\",\"key\":\"k\"}}}] | configmap \"gone\" not found",
                ",\"resources\":{\"limits\":{\"memory\":\"much\"}} | requests and limits of the container: \"much\" is no quantity",
                ",\"securityContext\":{\"runAsNonRoot\":true} | container has runAsNonRoot and image will run as root",
                ",\"volumeMounts\":[{\"name\":\"v\",\"mountPath\":\"/v\",\"recursiveReadOnly\":\"Enabled\"}] | recursiveReadOnly",
                ",\"volumeMounts\":[{\"name\":\"v\",\"mountPath\":\"/v\",\"subPathExpr\":\"$(NOT)\"}] | missing value for NOT",
                ",\"volumeMounts\":[{\"name\":\"v\",\"mountPath\":\"/v\",\"subPath\":\"../x\"}] | must not contain '..'",
                ",\"volumeMounts\":[{\"name\":\"v\",\"mountPath\":\"/v\",\"mountPropagation\":\"Odd\"}] | invalid MountPropagation mode: \"Odd\"",
            })
    void shouldNameWhatAContainerCannotHave(String container, String message) {
        assertThat(config(pod(container, ""), List.of())).isInstanceOfSatisfying(Outcome.Waiting.class, waiting -> {
            assertThat(waiting.reason()).isEqualTo("CreateContainerConfigError");
            assertThat(waiting.message()).contains(message);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                ",\"resourceClaims\":[{\"name\":\"gpu\"}] | resourceClaims",
                ",\"resources\":{\"limits\":{\"cpu\":\"1\"}} | spec.resources",
                ",\"hostUsers\":false | hostUsers",
                ",\"dnsPolicy\":\"Odd\" | invalid DNSPolicy=Odd",
                ",\"hostname\":\"_\" | not a valid DNS label",
                ",\"securityContext\":{\"sysctls\":[{\"name\":\"kernel.sem\",\"value\":\"1\"}]} | forbidden sysctl",
            })
    void shouldNameWhatAPodCannotHave(String more, String message) {
        assertThat(preparation.sandboxConfig(pod("", more))).isInstanceOfSatisfying(Outcome.Waiting.class, waiting -> {
            assertThat(waiting.reason()).isEqualTo("CreatePodSandboxError");
            assertThat(waiting.message()).contains(message);
        });
    }

    @Test
    void shouldKnowTheDefaultRuntimeOnly() {
        assertThat(ready(preparation.runtimeHandler(pod("", "")))).isEmpty();
        assertThat(preparation.runtimeHandler(pod("", ",\"runtimeClassName\":\"kata\"")))
                .isInstanceOfSatisfying(
                        Outcome.Waiting.class,
                        waiting -> assertThat(waiting.message()).contains("\"kata\""));
    }

    @Test
    void shouldWaitForWhatIsMissing() {
        Pod pod = TestPods.pod("""
                {"containers":[{"name":"c","volumeMounts":[{"name":"v","mountPath":"/v"}]}],
                 "volumes":[{"name":"v","configMap":{"name":"gone"}}]}""");
        assertThat(preparation.prepare(pod))
                .isEqualTo(Outcome.waiting(
                        "ContainerCreating",
                        "MountVolume.SetUp failed for volume \"v\" : configmap \"gone\" not found"));
    }

    @Test
    void shouldTakeAllOfAPodAway() throws Exception {
        ready(config(pod(",\"terminationMessagePath\":\"/dev/termination-log\"", ""), List.of("10.88.0.7")));
        assertThat(preparation.podsOnDisk()).containsExactly("0f3c");
        preparation.tearDown("0f3c");
        assertThat(preparation.podsOnDisk()).isEmpty();
        assertThat(removedGroups)
                .containsExactlyInAnyOrder(
                        "/kubepods/pod0f3c", "/kubepods/burstable/pod0f3c", "/kubepods/besteffort/pod0f3c");
    }

    @Test
    void shouldReadItsSettingsFromTheAgentsConfig() throws Exception {
        Path yaml = Files.writeString(folder.resolve("edgecore.yaml"), """
                apiVersion: edgecore.config.kubeedge.io/v1alpha2
                kind: EdgeCore
                modules:
                  edgeHub:
                    httpServer: https://127.0.0.1:10002
                    websocket: {server: "127.0.0.1:10000"}
                  edged:
                    rootDirectory: /data/kubelet
                    tailoredKubeletConfig:
                      clusterDNS: [10.96.0.10]
                      cgroupDriver: systemd
                      serializeImagePulls: false
                      maxParallelImagePulls: 4
                      resolvConf: ""
                """);
        PreparationSettings settings = PreparationSettings.of(
                EdgeCoreConfig.read(yaml, GoDefaults.LINUX, "edge-1"),
                machine(),
                Map.of("METASERVER_DUMMY_IP", "169.254.30.10"));
        assertThat(settings.root()).isEqualTo(Path.of("/data/kubelet"));
        assertThat(settings.dns().clusterDns()).containsExactly("10.96.0.10");
        assertThat(settings.dns().host()).isNull();
        assertThat(settings.cgroups().driver()).isEqualTo("systemd");
        assertThat(settings.pulls()).isEqualTo(new PullSettings(4, 5, 10));
        assertThat(settings.apiHost()).isEqualTo("169.254.30.10");
        assertThat(settings.apiPort()).isNull();
    }
}
