package dev.keadm.edgecore.edged.preparation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keadm.cri.FakeCri;
import dev.keadm.edgecore.api.Pod;
import dev.keadm.edgecore.edged.Outcome;
import dev.keadm.edgecore.edged.Prepared;
import dev.keadm.edgecore.edged.image.PullSettings;
import dev.keadm.edgecore.edged.network.DnsSettings;
import dev.keadm.edgecore.edged.network.HostResolver;
import dev.keadm.edgecore.edged.object.FakeMetaClient;
import dev.keadm.edgecore.edged.object.FixedNodeFacts;
import dev.keadm.edgecore.edged.resource.CgroupSettings;
import dev.keadm.host.FileModes;
import dev.keadm.host.KernelFacts;
import dev.keadm.host.Mounts;
import dev.keadm.host.linux.LinuxFileModes;
import dev.keadm.host.linux.LinuxMounts;
import io.avaje.jsonb.Jsonb;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same pod through the Go EdgeCore v1.23.1 and through this one. The golden files hold what Go's put into containerd
 * for {@code pod.json}, with its paths and random names replaced, and its user_specified_image, which that containerd
 * does not keep, filled in.
 */
@EnabledIf("isRoot")
@EnabledOnOs(value = OS.LINUX, disabledReason = "its machine is one with Linux")
class GoComparisonTest {
    private static final Jsonb JSON = Jsonb.builder().build();
    private static final String IMAGE = "docker.io/local/busybox:1";

    @TempDir
    private Path folder;

    private final Mounts mounts = new LinuxMounts(System.getProperty("os.version"));
    private final FileModes modes = new LinuxFileModes();
    private final Pod pod = JSON.type(Pod.class).fromJson(golden("pod.json"));
    private Path root;
    private CriPodPreparation preparation;

    /** The pod has a subPath and tmpfs, which take mounts. */
    static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static String golden(String name) {
        try (InputStream in =
                Objects.requireNonNull(GoComparisonTest.class.getResourceAsStream("/golden/cri/" + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeEach
    void setUp() throws IOException {
        root = folder.toRealPath().resolve("kubelet");
        Path resolvConf = Files.writeString(folder.resolve("resolv.conf"), "nameserver 10.255.255.53\n");
        FakeMetaClient meta = new FakeMetaClient();
        meta.put("default", "volumes-app", Map.of("greeting", "hello", "other", "x"));
        meta.put("default", "kube-root-ca.crt", Map.of("ca.crt", "PEM"));
        meta.putSecret("default", "volumes-key", Map.of("password", "hush"));
        preparation = new CriPodPreparation(
                new PreparationSettings(
                        root,
                        new DnsSettings(List.of(), "cluster.local", HostResolver.file(resolvConf)),
                        // as the peer runs, which has no control groups of its own
                        new CgroupSettings("cgroupfs", false, true, Duration.ofMillis(100), true),
                        false,
                        PullSettings.DEFAULT,
                        null,
                        null),
                new LinuxPodMachine(
                        mounts,
                        modes,
                        path -> {},
                        new KernelFacts(false, false, true, List.of()),
                        Path.of("/etc/hosts"),
                        Clock.systemUTC()),
                meta,
                new FixedNodeFacts(
                        List.of("10.0.0.5"),
                        Map.of("hugepages-2Mi", "0", "hugepages-1Gi", "0", "memory", "8Gi"),
                        64L << 30),
                new FakeCri(Clock.systemUTC()).withImage(IMAGE));
    }

    @AfterEach
    void takeAway() throws IOException {
        preparation.tearDown("UID");
    }

    private static <T> T ready(Outcome<T> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Ready.class);
        return ((Outcome.Ready<T>) outcome).value();
    }

    /** Maps sorted, variables and page sizes too: Go's order is by chance. */
    @SuppressWarnings("unchecked")
    private static Object sorted(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> sorted = new TreeMap<>();
            map.forEach((key, inner) -> sorted.put(
                    String.valueOf(key),
                    inner instanceof List<?> list && (key.equals("envs") || key.equals("hugepage_limits"))
                            ? byText((List<Object>) list)
                            : sorted(Objects.requireNonNull(inner))));
            return sorted;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(GoComparisonTest::sorted).toList();
        }
        return value instanceof Number number ? number.longValue() : value;
    }

    private static List<Object> byText(List<Object> list) {
        List<Object> sorted =
                new ArrayList<>(list.stream().map(GoComparisonTest::sorted).toList());
        sorted.sort(Comparator.comparing(Object::toString));
        return sorted;
    }

    @Test
    void shouldAskForTheSameSandbox() {
        Object expected = sorted(Objects.requireNonNull(JSON.type(Object.class).fromJson(golden("go-sandbox.json"))));
        assertThat(sorted(MessageTree.of(ready(preparation.sandboxConfig(pod)))))
                .isEqualTo(expected);
    }

    @Test
    void shouldAskForTheSameContainer() {
        Prepared prepared = ready(preparation.prepare(pod));
        Map<String, Object> ours = MessageTree.of(ready(preparation.containerConfig(
                pod, pod.spec().containers().getFirst(), 0, IMAGE, prepared, List.of("10.99.8.7"))));
        String text = sorted(ours)
                .toString()
                .replace(root.toString(), "ROOT")
                .replaceAll("containers/c/[0-9a-f]{8}", "containers/c/RANDOM");
        String expected = sorted(Objects.requireNonNull(JSON.type(Object.class).fromJson(golden("go-container.json"))))
                .toString()
                .replaceAll("sha256:[0-9a-f]{64}", IMAGE);
        assertThat(text).isEqualTo(expected);
    }

    @Test
    void shouldLayFoldersOutWithTheSameModes() throws Exception {
        Prepared prepared = ready(preparation.prepare(pod));
        ready(preparation.containerConfig(
                pod, pod.spec().containers().getFirst(), 0, IMAGE, prepared, List.of("10.99.8.7")));
        Map<String, Integer> expected = Map.ofEntries(
                Map.entry("pods", 0750),
                Map.entry("pods/UID", 0750),
                Map.entry("pods/UID/containers/c", 0750),
                Map.entry("pods/UID/etc-hosts", 0644),
                Map.entry("pods/UID/plugins/kubernetes.io~empty-dir/wrapped_secret/ready", 0644),
                Map.entry("pods/UID/plugins/kubernetes.io~empty-dir/scratch", 0750),
                Map.entry("pods/UID/volume-subpaths/scratch/c", 0750),
                Map.entry("pods/UID/volume-subpaths/scratch/c/4", 02777),
                Map.entry("pods/UID/volume-subpaths/config/c/5", 0644),
                Map.entry("pods/UID/volumes", 0750),
                Map.entry("pods/UID/volumes/kubernetes.io~configmap", 0755),
                Map.entry("pods/UID/volumes/kubernetes.io~configmap/config", 02777),
                Map.entry("pods/UID/volumes/kubernetes.io~downward-api/downward", 03777),
                Map.entry("pods/UID/volumes/kubernetes.io~empty-dir/memory", 03777),
                Map.entry("pods/UID/volumes/kubernetes.io~empty-dir/scratch/of/hello", 02777),
                Map.entry("pods/UID/volumes/kubernetes.io~secret/secret", 03777));
        for (Map.Entry<String, Integer> entry : expected.entrySet()) {
            assertThat(modes.read(root.resolve(entry.getKey())).permissions())
                    .as(entry.getKey())
                    .isEqualTo(entry.getValue());
        }
        Path secret = root.resolve("pods/UID/volumes/kubernetes.io~secret/secret/password")
                .toRealPath();
        assertThat(modes.read(secret).permissions()).isEqualTo(0440);
        assertThat(modes.read(secret).group()).isEqualTo(2000);
        assertThat(modes.read(secret.resolve("..").normalize()).permissions()).isEqualTo(02755);
        Path token = tokenFile();
        assertThat(modes.read(token).permissions()).isEqualTo(0640);
        assertThat(modes.read(token).user()).isEqualTo(1000);
        assertThat(modes.read(token).group()).isEqualTo(2000);
    }

    private Path tokenFile() throws IOException {
        try (var found = Files.list(root.resolve("pods/UID/volumes/kubernetes.io~projected"))) {
            return found.findFirst().orElseThrow().resolve("token").toRealPath();
        }
    }
}
