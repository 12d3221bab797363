package dev.keadm.edgecore.edged.preparation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.keadm.cri.CriClient;
import dev.keadm.cri.CriEndpoint;
import dev.keadm.cri.CriException;
import dev.keadm.cri.ExecResult;
import dev.keadm.cri.UnixTransports;
import dev.keadm.cri.v1.ContainerConfig;
import dev.keadm.cri.v1.ContainerMetadata;
import dev.keadm.cri.v1.PodSandboxConfig;
import dev.keadm.cri.v1.PodSandboxMetadata;
import dev.keadm.edgecore.api.Container;
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
import dev.keadm.host.MountPoint;
import dev.keadm.host.linux.LinuxFileModes;
import dev.keadm.host.linux.LinuxKernel;
import dev.keadm.host.linux.LinuxMounts;
import dev.keadm.host.linux.LinuxResourceGroups;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What containers of a real runtime see of what their pod asked for. The endpoint is in {@code KEADM_TEST_CRI}. */
@Tag("peer")
class CriPodPreparationPeerTest {
    private static @Nullable CriClient shared;

    @TempDir
    private Path folder;

    private final FakeMetaClient meta = new FakeMetaClient();
    private final LinuxMounts mounts = new LinuxMounts(System.getProperty("os.version"));
    private Path root;
    private CriPodPreparation preparation;
    private @Nullable String sandboxId;
    private @Nullable PodSandboxConfig sandbox;

    @BeforeAll
    static void connect() {
        String endpoint = System.getenv("KEADM_TEST_CRI");
        assumeTrue(endpoint != null, "KEADM_TEST_CRI names no container runtime to run this test on");
        assumeTrue("root".equals(System.getProperty("user.name")), "mounting needs root");
        shared = CriClient.to(new UnixTransports().to(CriEndpoint.parse(endpoint)));
    }

    @AfterAll
    static void close() {
        if (shared != null) {
            shared.close();
        }
    }

    private static CriClient cri() {
        return Objects.requireNonNull(shared);
    }

    @BeforeEach
    void setUp() throws IOException {
        root = Files.createDirectory(folder.toRealPath().resolve("kubelet"));
        Path resolvConf = Files.writeString(folder.resolve("resolv.conf"), "nameserver 10.1.1.1\nsearch lan.example\n");
        PreparationSettings settings = new PreparationSettings(
                root,
                new DnsSettings(List.of(), "cluster.local", HostResolver.file(resolvConf)),
                CgroupSettings.DEFAULT,
                false,
                PullSettings.DEFAULT,
                "169.254.30.10",
                "10550");
        Machine machine = new LinuxPodMachine(
                mounts,
                new LinuxFileModes(),
                new LinuxResourceGroups(),
                LinuxKernel.facts(),
                Path.of("/etc/hosts"),
                Clock.systemUTC());
        preparation = new CriPodPreparation(settings, machine, meta, FixedNodeFacts.small(), cri().images());
        meta.put("shop", "kube-root-ca.crt", Map.of("ca.crt", "PEM"));
        meta.put("shop", "app", Map.of("greeting", "hello", "other", "x"));
        meta.putSecret("shop", "key", Map.of("password", "hush"));
    }

    @AfterEach
    void takeAway() throws Exception {
        if (sandboxId != null) {
            cri().runtime().stopPodSandbox(sandboxId);
            cri().runtime().removePodSandbox(sandboxId);
        }
        preparation.tearDown("0f3c");
        assertThat(mounts.list()).extracting(MountPoint::path).noneMatch(path -> path.startsWith(root));
        assertThat(root.resolve("pods")).isEmptyDirectory();
        assertThat(Path.of("/sys/fs/cgroup/memory/kubepods/burstable/pod0f3c")).doesNotExist();
    }

    private static <T> T ready(Outcome<T> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Ready.class);
        return ((Outcome.Ready<T>) outcome).value();
    }

    private void startSandbox(Pod pod) throws CriException {
        sandbox = ready(preparation.sandboxConfig(pod))
                .newBuilder()
                .metadata(new PodSandboxMetadata("web", "0f3c", "shop", 0))
                .log_directory(folder.resolve("logs").toString())
                .build();
        sandboxId = cri().runtime().runPodSandbox(sandbox, ready(preparation.runtimeHandler(pod)));
    }

    private String start(Pod pod, Container container, Prepared prepared) throws CriException {
        String image = ready(preparation.ensureImage(pod, container));
        String ip = cri().runtime().podSandboxStatus(Objects.requireNonNull(sandboxId)).network.ip;
        ContainerConfig config = ready(preparation.containerConfig(pod, container, 0, image, prepared, List.of(ip)))
                .newBuilder()
                .metadata(new ContainerMetadata(container.name(), 0))
                .log_path(container.name() + ".log")
                .build();
        String id = cri().runtime().createContainer(sandboxId, config, Objects.requireNonNull(sandbox));
        cri().runtime().startContainer(id);
        return id;
    }

    private static String in(String container, String script) throws CriException {
        ExecResult result = cri().runtime().execSync(container, List.of("sh", "-c", script), Duration.ofSeconds(20));
        return (result.stdout() + result.stderr()).strip();
    }

    private static final String SPEC = """
            {"nodeName":"edge-1","serviceAccountName":"robot","hostname":"db-0","subdomain":"db",
             "securityContext":{"runAsUser":1000,"runAsGroup":1001,"fsGroup":2000,"supplementalGroups":[3000]},
             "hostAliases":[{"ip":"1.2.3.4","hostnames":["far.example"]}],
             "containers":[{"name":"c","image":"docker.io/local/busybox:1","command":["sh","-c","sleep $(NAP)"],
               "env":[{"name":"NAP","value":"600"},
                 {"name":"POD_IP","valueFrom":{"fieldRef":{"fieldPath":"status.podIP"}}},
                 {"name":"MEM","valueFrom":{"resourceFieldRef":{"resource":"limits.memory","divisor":"1Mi"}}},
                 {"name":"GREETING","valueFrom":{"configMapKeyRef":{"name":"app","key":"greeting"}}},
                 {"name":"PASSWORD","valueFrom":{"secretKeyRef":{"name":"key","key":"password"}}}],
               "resources":{"limits":{"memory":"64Mi","cpu":"500m"},"requests":{"cpu":"250m","memory":"32Mi"}},
               "securityContext":{"readOnlyRootFilesystem":true,"allowPrivilegeEscalation":false,"capabilities":{"drop":["ALL"]}},
               "terminationMessagePath":"/dev/termination-log",
               "volumeMounts":[{"name":"config","mountPath":"/config"},{"name":"secret","mountPath":"/secret"},
                 {"name":"api","mountPath":"/var/run/secrets/kubernetes.io/serviceaccount","readOnly":true},
                 {"name":"scratch","mountPath":"/scratch"},{"name":"memory","mountPath":"/memory"},
                 {"name":"scratch","mountPath":"/part","subPathExpr":"of/$(GREETING)"},
                 {"name":"config","mountPath":"/one-file","subPath":"greeting"},
                 {"name":"downward","mountPath":"/about"},{"name":"host","mountPath":"/host","readOnly":true}]}],
             "volumes":[{"name":"config","configMap":{"name":"app"}},{"name":"secret","secret":{"secretName":"key","defaultMode":256}},
               {"name":"scratch","emptyDir":{}},{"name":"memory","emptyDir":{"medium":"Memory","sizeLimit":"1Mi"}},
               {"name":"downward","downwardAPI":{"items":[{"path":"labels","fieldRef":{"fieldPath":"metadata.labels"}}]}},
               {"name":"host","hostPath":{"path":"%s","type":"Directory"}},
               {"name":"api","projected":{"sources":[{"serviceAccountToken":{"expirationSeconds":3607,"path":"token"}},
                 {"configMap":{"name":"kube-root-ca.crt","items":[{"key":"ca.crt","path":"ca.crt"}]}},
                 {"downwardAPI":{"items":[{"path":"namespace","fieldRef":{"fieldPath":"metadata.namespace"}}]}}]}}]}""";

    @Test
    void shouldShowAContainerWhatItsPodAskedFor() throws Exception {
        Path host = Files.createDirectory(folder.toRealPath().resolve("host"));
        Files.writeString(host.resolve("there"), "on the machine");
        Pod pod = TestPods.pod(SPEC.formatted(host));
        Prepared prepared = ready(preparation.prepare(pod));
        startSandbox(pod);
        String c = start(pod, TestPods.only(pod), prepared);

        assertThat(in(c, "id -u; id -g; id -G")).isEqualTo("1000\n1001\n1001 2000 3000");
        assertThat(in(c, "echo $MEM $GREETING $PASSWORD $KUBERNETES_SERVICE_HOST:$KUBERNETES_SERVICE_PORT"))
                .isEqualTo("64 hello hush 169.254.30.10:10550");
        assertThat(in(c, "hostname; grep \"$POD_IP\" /etc/hosts; grep far /etc/hosts"))
                .contains("db-0")
                .contains("\tdb-0.db.shop.svc.cluster.local\tdb-0")
                .contains("1.2.3.4\tfar.example");
        assertThat(in(c, "cat /etc/resolv.conf")).contains("nameserver 10.1.1.1", "search lan.example");
        assertThat(
                        in(
                                c,
                                "cat /config/greeting; echo; cat /one-file; echo; cat /secret/password; echo; cat /about/labels"))
                .isEqualTo("hello\nhello\nhush\napp=\"web\"\ntier=\"front\"");
        assertThat(in(c, "cd /var/run/secrets/kubernetes.io/serviceaccount; cat token ca.crt namespace"))
                .isEqualTo("token-1PEMshop");
        assertThat(in(c, "cat /host/there")).isEqualTo("on the machine");
        assertThat(
                        in(
                                c,
                                "echo x > /scratch/own && echo y > /part/own && ls /scratch/of/hello && stat -c %g /scratch/own"))
                .isEqualTo("own\n2000");
        assertThat(in(c, "df -k /memory | tail -1")).contains("tmpfs").contains("1024");
        for (String readOnly : List.of("/config/x", "/secret/x", "/host/x", "/x", "/about/x")) {
            assertThat(in(c, "echo x > " + readOnly)).as(readOnly).contains("Read-only file system");
        }
        assertThat(in(c, "grep -E '^(CapEff|NoNewPrivs)' /proc/self/status | tr -d '\\t'"))
                .contains("CapEff:0000000000000000")
                .contains("NoNewPrivs:1");
        assertThat(in(c, "echo last words > /dev/termination-log; echo done")).isEqualTo("done");
        try (var logs = Files.list(root.resolve("pods/0f3c/containers/c"))) {
            assertThat(logs.toList())
                    .singleElement()
                    .satisfies(log -> assertThat(log).hasContent("last words"));
        }
        Path group = Path.of("/sys/fs/cgroup/memory/kubepods/burstable/pod0f3c").resolve(c);
        if (Files.exists(group)) {
            assertThat(group.resolve("memory.limit_in_bytes")).hasContent("67108864");
        }
    }

    @Test
    void shouldBringNewContentIntoARunningContainer() throws Exception {
        Path host = Files.createDirectory(folder.toRealPath().resolve("host"));
        Pod pod = TestPods.pod(SPEC.formatted(host));
        Prepared prepared = ready(preparation.prepare(pod));
        startSandbox(pod);
        String c = start(pod, TestPods.only(pod), prepared);
        meta.put("shop", "app", Map.of("greeting", "changed"));
        meta.putSecret("shop", "key", Map.of("password", "new"));
        preparation.refresh(pod);
        assertThat(in(c, "cat /config/greeting; echo; cat /secret/password; echo; ls /config"))
                .isEqualTo("changed\nnew\ngreeting");
    }

    @Test
    void shouldPullWithThePodsPasswordOnly() throws Exception {
        try (PasswordRegistry registry = new PasswordRegistry("robot", "pass:word")) {
            String spec =
                    "{\"containers\":[{\"name\":\"c\",\"image\":\"%s\",\"imagePullPolicy\":\"Always\"}],\"imagePullSecrets\":[%s]}";
            Pod stranger = TestPods.pod(spec.formatted(registry.image(), ""));
            assertThat(preparation.ensureImage(stranger, TestPods.only(stranger)))
                    .isInstanceOfSatisfying(Outcome.Waiting.class, waiting -> {
                        assertThat(waiting.reason()).isEqualTo("ErrImagePull");
                        assertThat(waiting.message()).contains(registry.image());
                    });

            String auth = Base64.getEncoder().encodeToString("robot:pass:word".getBytes(StandardCharsets.UTF_8));
            String json = "{\"auths\":{\"http://%s/v2/\":{\"auth\":\"%s\"}}}".formatted(registry.host(), auth);
            meta.putSecret(
                    "shop",
                    "pull",
                    "kubernetes.io/dockerconfigjson",
                    Map.of(
                            ".dockerconfigjson",
                            Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8))));
            Pod pod = TestPods.pod(spec.formatted(registry.image(), "{\"name\":\"pull\"}"));
            String reference = ready(preparation.ensureImage(pod, TestPods.only(pod)));
            assertThat(reference).startsWith("sha256:");
            Prepared prepared = ready(preparation.prepare(pod));
            ContainerConfig config = ready(
                    preparation.containerConfig(pod, TestPods.only(pod), 0, reference, prepared, List.of("10.0.0.1")));
            assertThat(config.linux.security_context.run_as_user.value).isEqualTo(1234);
            cri().images().removeImage(registry.image());
        }
    }
}
