package dev.keadm.edgecore.edged.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keadm.edgecore.api.Pod;
import dev.keadm.edgecore.edged.PreparationException;
import dev.keadm.edgecore.edged.TestPods;
import dev.keadm.edgecore.edged.object.FakeMetaClient;
import dev.keadm.edgecore.edged.object.FixedNodeFacts;
import dev.keadm.edgecore.edged.os.LinuxPathRules;
import dev.keadm.host.FakeFileModes;
import dev.keadm.host.FakeMounts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@EnabledOnOs(value = OS.LINUX, disabledReason = "its machine is one with Linux")
class PodVolumesTest {
    @TempDir
    private Path temporary;

    private final SettableClock clock = new SettableClock();
    private final FakeMetaClient meta = new FakeMetaClient(clock);
    private final FakeMounts mounts = new FakeMounts();
    private final FakeFileModes modes = new FakeFileModes();
    private Path root;
    private PodVolumes volumes;

    @BeforeEach
    void setUp() throws IOException {
        root = temporary.toRealPath().resolve("kubelet");
        volumes = restarted();
    }

    private PodVolumes restarted() throws IOException {
        return new PodVolumes(
                new PodVolumes.Places(PodFolders.below(root), new LinuxPathRules(false)),
                new LinuxVolumes(mounts, modes, clock),
                meta,
                FixedNodeFacts.small(),
                new Random(1));
    }

    /** A pod whose only container mounts the only volume, named "v". */
    private static Pod with(String volumeJson, String more) {
        return TestPods.pod("""
                {"serviceAccountName":"robot","containers":[{"name":"c","volumeMounts":[{"name":"v","mountPath":"/v"}],
                   "resources":{"limits":{"memory":"32Mi","cpu":"1"}}}],
                 "volumes":[{"name":"v",%s},{"name":"unused","nfs":{"server":"s"}}]%s}""".formatted(volumeJson, more));
    }

    private static Pod with(String volumeJson) {
        return with(volumeJson, "");
    }

    private Path ready(Pod pod) throws PreparationException {
        Path path = volumes.prepare(pod).volumes().get("v");
        assertThat(path).isNotNull();
        return path;
    }

    private Path folder(String kind) {
        return root.resolve("pods/0f3c/volumes/kubernetes.io~" + kind + "/v");
    }

    @Test
    void shouldMakeEverybodysEmptyDirOnce() throws Exception {
        Path path = ready(with("\"emptyDir\":{}"));
        assertThat(path).isEqualTo(folder("empty-dir"));
        assertThat(modes.read(path).permissions()).isEqualTo(0777);
        assertThat(mounts.list()).hasSize(1);
        Files.writeString(path.resolve("kept"), "x");
        modes.setPermissions(path, 0700);
        ready(with("\"emptyDir\":{}"));
        assertThat(path.resolve("kept")).exists();
        assertThat(modes.read(path).permissions()).isEqualTo(0700);
    }

    @Test
    void shouldGiveAnEmptyDirToTheGroup() throws Exception {
        Path path = ready(with("\"emptyDir\":{}", ",\"securityContext\":{\"fsGroup\":2000}"));
        assertThat(modes.read(path))
                .satisfies(mode -> assertThat(mode.group()).isEqualTo(2000))
                .satisfies(mode -> assertThat(mode.permissions()).isEqualTo(02777));
    }

    @Test
    void shouldMountMemoryAgainAfterAReboot() throws Exception {
        Pod pod = with("\"emptyDir\":{\"medium\":\"Memory\",\"sizeLimit\":\"1Mi\"}");
        Path path = ready(pod);
        ready(pod);
        assertThat(mounts.list()).filteredOn(mount -> mount.path().equals(path)).hasSize(1);
        mounts.unmount(path);
        ready(pod);
        assertThat(mounts.list()).filteredOn(mount -> mount.path().equals(path)).hasSize(1);
    }

    @Test
    void shouldWriteAConfigMap() throws Exception {
        meta.put("shop", "app", Map.of("a", "1", "b", "2"));
        Path path = ready(with("\"configMap\":{\"name\":\"app\",\"defaultMode\":256}"));
        assertThat(path).isEqualTo(folder("configmap"));
        assertThat(path.resolve("a")).hasContent("1");
        assertThat(modes.read(path.resolve("b").toRealPath()).permissions()).isEqualTo(0400);
        assertThat(mounts.list()).hasSize(1);
    }

    @Test
    void shouldPickItemsWithTheirModes() throws Exception {
        meta.put("shop", "app", Map.of("a", "1", "b", "2"));
        Path path = ready(
                with("\"configMap\":{\"name\":\"app\",\"items\":[{\"key\":\"b\",\"path\":\"x/y\",\"mode\":511}]}"));
        assertThat(path.resolve("x/y")).hasContent("2");
        assertThat(path.resolve("a")).doesNotExist();
        assertThat(modes.read(path.resolve("x/y").toRealPath()).permissions()).isEqualTo(0777);
    }

    @Test
    void shouldKeepSecretsInMemoryAndReadableToTheGroup() throws Exception {
        meta.putSecret("shop", "key", Map.of("k", "hush"));
        Path path = ready(with(
                "\"secret\":{\"secretName\":\"key\",\"defaultMode\":256}", ",\"securityContext\":{\"fsGroup\":2000}"));
        assertThat(mounts.list()).anySatisfy(mount -> {
            assertThat(mount.path()).isEqualTo(path);
            assertThat(mount.fileSystem()).isEqualTo("tmpfs");
        });
        assertThat(modes.read(path.resolve("k").toRealPath()))
                .satisfies(mode -> assertThat(mode.permissions()).isEqualTo(0440))
                .satisfies(mode -> assertThat(mode.group()).isEqualTo(2000));
    }

    @Test
    void shouldWriteBinaryContentAsItIs() throws Exception {
        byte[] bytes = {0, (byte) 0xff, 10};
        meta.putBinary("shop", "app", Map.of("bin", bytes));
        assertThat(ready(with("\"configMap\":{\"name\":\"app\"}")).resolve("bin"))
                .hasBinaryContent(bytes);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "\"configMap\":{\"name\":\"gone\"} | configmap \"gone\" not found",
                "\"secret\":{\"secretName\":\"gone\"} | secret \"gone\" not found",
                "\"configMap\":{\"name\":\"app\",\"items\":[{\"key\":\"z\",\"path\":\"z\"}]} | non-existent config key: z",
                "\"configMap\":{\"name\":\"app\",\"items\":[{\"key\":\"a\",\"path\":\"../z\"}]} | must not contain '..'",
                "\"persistentVolumeClaim\":{\"claimName\":\"x\"} | its kind \"persistentVolumeClaim\" is not one",
                "\"glusterfs\":{} | its kind is not one that this agent can set up",
                "\"emptyDir\":{\"medium\":\"HugePages\"} | storage medium \"HugePages\"",
                "\"projected\":{\"sources\":[{\"clusterTrustBundle\":{\"path\":\"x\"}}]} | clusterTrustBundle",
                "\"downwardAPI\":{\"items\":[{\"path\":\"x\",\"fieldRef\":{\"fieldPath\":\"status.podIP\"}}]} | unsupported fieldPath: status.podIP",
                "\"hostPath\":{\"path\":\"/nowhere/at/all\",\"type\":\"Directory\"} | hostPath type check failed: /nowhere/at/all is not a directory",
                "\"hostPath\":{\"path\":\"/a/../b\"} | must not contain '..'",
                "\"hostPath\":{\"path\":\"/tmp\",\"type\":\"Odd\"} | Odd is an invalid volume type",
            })
    void shouldSayWhatIsWrong(String volume, String message) {
        meta.put("shop", "app", Map.of("a", "1"));
        assertThatThrownBy(() -> volumes.prepare(with(volume)))
                .isInstanceOf(PreparationException.class)
                .hasMessageStartingWith("MountVolume.SetUp failed for volume \"v\" : ")
                .hasMessageContaining(message);
    }

    @Test
    void shouldMakeWhatAHostPathMayCreate() throws Exception {
        Path there = temporary.toRealPath().resolve("host/deep");
        assertThat(ready(with("\"hostPath\":{\"path\":\"%s\",\"type\":\"DirectoryOrCreate\"}".formatted(there))))
                .isEqualTo(there)
                .isDirectory();
        Path file = there.resolve("file");
        assertThat(ready(with("\"hostPath\":{\"path\":\"%s\",\"type\":\"FileOrCreate\"}".formatted(file))))
                .isRegularFile();
        volumes.tearDown("0f3c");
        assertThat(file).exists();
    }

    @Test
    void shouldStartWithoutWhatIsOptional() throws Exception {
        assertThat(ready(with("\"configMap\":{\"name\":\"gone\",\"optional\":true}")))
                .isDirectory();
        assertThat(ready(with("\"secret\":{\"secretName\":\"gone\",\"optional\":true}")))
                .isDirectory();
    }

    private static final String API_ACCESS = """
            "projected":{"defaultMode":420,"sources":[
              {"serviceAccountToken":{"expirationSeconds":3607,"path":"token"}},
              {"configMap":{"name":"kube-root-ca.crt","items":[{"key":"ca.crt","path":"ca.crt"}]}},
              {"downwardAPI":{"items":[{"path":"namespace","fieldRef":{"apiVersion":"v1","fieldPath":"metadata.namespace"}}]}},
              {"secret":{"name":"extra","optional":true}}]}""";

    @Test
    void shouldProjectAllSources() throws Exception {
        meta.put("shop", "kube-root-ca.crt", Map.of("ca.crt", "PEM"));
        meta.putSecret("shop", "extra", Map.of("more", "m"));
        Path path = ready(with(API_ACCESS));
        assertThat(path.resolve("token")).hasContent("token-1");
        assertThat(path.resolve("ca.crt")).hasContent("PEM");
        assertThat(path.resolve("namespace")).hasContent("shop");
        assertThat(path.resolve("more")).hasContent("m");
        assertThat(modes.read(path.resolve("token").toRealPath()).permissions()).isEqualTo(0644);
    }

    @Test
    void shouldGiveTheTokenToTheOneUserOfThePod() throws Exception {
        meta.put("shop", "kube-root-ca.crt", Map.of("ca.crt", "PEM"));
        Path path = ready(with(API_ACCESS, ",\"securityContext\":{\"runAsUser\":1000}"));
        assertThat(modes.read(path.resolve("token").toRealPath()))
                .satisfies(mode -> assertThat(mode.permissions()).isEqualTo(0600))
                .satisfies(mode -> assertThat(mode.user()).isEqualTo(1000));
        assertThat(modes.read(path.resolve("ca.crt").toRealPath()).permissions())
                .isEqualTo(0644);
    }

    @Test
    void shouldRefreshChangedContentAndTokens() throws Exception {
        meta.put("shop", "kube-root-ca.crt", Map.of("ca.crt", "PEM"));
        Pod pod = with(API_ACCESS);
        Path path = ready(pod);
        meta.put("shop", "kube-root-ca.crt", Map.of("ca.crt", "NEW"));
        volumes.refresh(pod);
        assertThat(path.resolve("ca.crt")).hasContent("NEW");
        assertThat(path.resolve("token")).hasContent("token-1");
        clock.advance(Duration.ofMinutes(55));
        volumes.refresh(pod);
        assertThat(path.resolve("token")).hasContent("token-2");
    }

    @Test
    void shouldKeepWhatCannotBeHadAnyMore() throws Exception {
        meta.put("shop", "app", Map.of("a", "1"));
        Pod pod = with("\"configMap\":{\"name\":\"app\"}");
        Path path = ready(pod);
        meta.remove("shop", "app");
        volumes.refresh(pod);
        assertThat(ready(pod).resolve("a")).hasContent("1");
        meta.away(true);
        volumes = restarted();
        assertThat(ready(pod).resolve("a")).hasContent("1");
        assertThat(path).isDirectory();
    }

    @Test
    void shouldRestartAPodWithItsTokenWhileTheCloudIsAway() throws Exception {
        Pod pod = with("\"projected\":{\"sources\":[{\"serviceAccountToken\":{\"path\":\"token\"}}]}");
        meta.away(true);
        assertThatThrownBy(() -> volumes.prepare(pod)).hasMessageContaining("failed to fetch token");
        meta.away(false);
        Path path = ready(pod);
        meta.away(true);
        volumes = restarted();
        assertThat(ready(pod).resolve("token")).hasContent("token-1");

        TreeRemoval.remove(path);
        mounts.unmount(path);
        volumes = restarted();
        assertThat(ready(pod).resolve("token")).exists().isEmptyFile();
        meta.away(false);
        volumes.refresh(pod);
        assertThat(path.resolve("token")).hasContent("token-2");
    }

    @Test
    void shouldMakeRoomForMountsBelowAReadOnlyVolume() throws Exception {
        meta.put("shop", "app", Map.of("a", "1"));
        Pod pod = TestPods.pod("""
                {"containers":[{"name":"c","volumeMounts":[{"name":"v","mountPath":"/v"},{"name":"e","mountPath":"/v/in/ner"},
                  {"name":"e","mountPath":"/v/in/ner/most"},{"name":"e","mountPath":"/v2"}]}],
                 "volumes":[{"name":"v","configMap":{"name":"app"}},{"name":"e","emptyDir":{}}]}""");
        Path path = ready(pod);
        assertThat(path.resolve("in/ner")).isDirectory();
        assertThat(path.resolve("in/ner/most")).doesNotExist();
        assertThat(path.resolve("a")).hasContent("1");
    }

    @Test
    void shouldTakeEverythingAway() throws Exception {
        meta.putSecret("shop", "key", Map.of("k", "hush"));
        Path outside = Files.createDirectory(temporary.resolve("outside"));
        Files.writeString(outside.resolve("precious"), "x");
        ready(with("\"secret\":{\"secretName\":\"key\"}"));
        Path empty = ready(with("\"emptyDir\":{\"medium\":\"Memory\"}"));
        Files.createSymbolicLink(empty.resolve("link"), outside);
        assertThat(volumes.podsOnDisk()).containsExactly("0f3c");
        volumes.tearDown("0f3c");
        assertThat(mounts.list()).hasSize(1);
        assertThat(root.resolve("pods")).isEmptyDirectory();
        assertThat(outside.resolve("precious")).hasContent("x");
        volumes.tearDown("0f3c");
        assertThat(volumes.podsOnDisk()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"..", "a/b", "/etc", "''"})
    void shouldNotTearDownOutsideOfThePodsFolder(String uid) {
        assertThatThrownBy(() -> volumes.tearDown(uid)).isInstanceOf(IOException.class);
    }

    @Test
    void shouldNotShowSecretsInMessages() {
        String content = Base64.getEncoder().encodeToString("hush".getBytes(StandardCharsets.UTF_8)) + "!";
        meta.putSecret("shop", "key", "Opaque", Map.of("k", content));
        assertThatThrownBy(() -> volumes.prepare(with("\"secret\":{\"secretName\":\"key\"}")))
                .hasMessageContaining("key \"k\" of secret \"key\" is not base64")
                .hasMessageNotContaining(content);
    }
}
