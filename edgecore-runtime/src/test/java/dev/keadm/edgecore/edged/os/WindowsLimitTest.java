package dev.keadm.edgecore.edged.os;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keadm.edgecore.api.Pod;
import dev.keadm.edgecore.edged.PreparationException;
import dev.keadm.edgecore.edged.TestPods;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WindowsLimitTest {
    /** What asks for each: of the pod's spec, of its security context, of its only container. */
    private static final Map<WindowsLimit, String[]> ASKING = Map.ofEntries(
            Map.entry(WindowsLimit.SHARE_PROCESS_NAMESPACE, spec("\"shareProcessNamespace\":true")),
            Map.entry(WindowsLimit.HOST_PID, spec("\"hostPID\":true")),
            Map.entry(WindowsLimit.HOST_IPC, spec("\"hostIPC\":true")),
            Map.entry(WindowsLimit.HOST_USERS, spec("\"hostUsers\":false")),
            Map.entry(WindowsLimit.HOST_NETWORK, spec("\"hostNetwork\":true")),
            Map.entry(WindowsLimit.FS_GROUP, context("\"fsGroup\":0")),
            Map.entry(WindowsLimit.SUPPLEMENTAL_GROUPS, context("\"supplementalGroups\":[7]")),
            Map.entry(WindowsLimit.SYSCTLS, context("\"sysctls\":[{\"name\":\"a\",\"value\":\"1\"}]")),
            Map.entry(WindowsLimit.RUN_AS_USER, either("\"runAsUser\":1000")),
            Map.entry(WindowsLimit.RUN_AS_GROUP, either("\"runAsGroup\":1000")),
            Map.entry(WindowsLimit.SE_LINUX_OPTIONS, either("\"seLinuxOptions\":{\"level\":\"s0\"}")),
            Map.entry(WindowsLimit.SECCOMP_PROFILE, either("\"seccompProfile\":{\"type\":\"RuntimeDefault\"}")),
            Map.entry(WindowsLimit.APP_ARMOR_PROFILE, either("\"appArmorProfile\":{\"type\":\"RuntimeDefault\"}")),
            Map.entry(WindowsLimit.PRIVILEGED, own("\"privileged\":true")),
            Map.entry(WindowsLimit.READ_ONLY_ROOT_FILESYSTEM, own("\"readOnlyRootFilesystem\":true")),
            Map.entry(WindowsLimit.CAPABILITIES, own("\"capabilities\":{\"add\":[\"NET_ADMIN\"]}")),
            Map.entry(WindowsLimit.PROC_MOUNT, own("\"procMount\":\"Unmasked\"")),
            Map.entry(WindowsLimit.GMSA_SPEC_NAME, either("\"windowsOptions\":{\"gmsaCredentialSpecName\":\"x\"}")),
            Map.entry(WindowsLimit.SUB_PATH, mount("\"subPath\":\"a\"", "\"subPathExpr\":\"$(A)\"")),
            Map.entry(
                    WindowsLimit.MOUNT_PROPAGATION,
                    mount("\"mountPropagation\":\"Bidirectional\"", "\"mountPropagation\":\"HostToContainer\"")),
            Map.entry(WindowsLimit.HUGE_PAGES, container("\"resources\":{\"limits\":{\"hugepages-2Mi\":\"4Mi\"}}")),
            Map.entry(
                    WindowsLimit.EMPTY_DIR_MEDIUM,
                    spec("\"volumes\":[{\"name\":\"v\",\"emptyDir\":{\"medium\":\"Memory\"}}]")));

    private static String[] spec(String more) {
        return new String[] {"{\"containers\":[{\"name\":\"c\"}],%s}".formatted(more)};
    }

    private static String[] context(String more) {
        return spec("\"securityContext\":{%s}".formatted(more));
    }

    private static String[] container(String more) {
        return new String[] {
            "{\"containers\":[{\"name\":\"ok\"}],\"initContainers\":[{\"name\":\"c\",%s}]}".formatted(more)
        };
    }

    private static String[] own(String more) {
        return container("\"securityContext\":{%s}".formatted(more));
    }

    private static String[] either(String more) {
        return Stream.of(context(more), own(more)).flatMap(Arrays::stream).toArray(String[]::new);
    }

    private static String[] mount(String... more) {
        return Arrays.stream(more)
                .flatMap(field -> Arrays.stream(
                        container("\"volumeMounts\":[{\"name\":\"v\",\"mountPath\":\"/v\",%s}]".formatted(field))))
                .toArray(String[]::new);
    }

    static Stream<Arguments> asking() {
        return ASKING.entrySet().stream()
                .flatMap(entry -> Arrays.stream(entry.getValue()).map(pod -> Arguments.of(entry.getKey(), pod)));
    }

    @ParameterizedTest
    @MethodSource("asking")
    void shouldRefuseWithTheReason(WindowsLimit limit, String spec) {
        assertThatThrownBy(() -> WindowsLimit.check(TestPods.pod(spec)))
                .isInstanceOf(PreparationException.class)
                .hasMessageStartingWith("a container on Windows cannot have " + limit.field() + " (")
                .hasMessageEndingWith(")");
    }

    @Test
    void shouldHaveAnExampleOfEach() {
        assertThat(ASKING).containsOnlyKeys(WindowsLimit.values());
    }

    @Test
    void shouldNameAllAtOnce() {
        assertThatThrownBy(() -> WindowsLimit.check(
                        TestPods.pod("{\"hostPID\":true,\"hostIPC\":true,\"containers\":[{\"name\":\"c\"}]}")))
                .hasMessageContaining("hostPID (")
                .hasMessageContaining("; hostIPC (");
    }

    @Test
    void shouldTakeWhatHoldsOnWindowsAnyway() {
        Pod pod = TestPods.pod("""
                {"securityContext":{"runAsNonRoot":true,"fsGroupChangePolicy":"OnRootMismatch",
                   "seccompProfile":{"type":"Unconfined"}},
                 "containers":[{"name":"c","securityContext":{"privileged":false,"allowPrivilegeEscalation":false,
                   "capabilities":{"drop":["ALL"]},"procMount":"Default","readOnlyRootFilesystem":false},
                   "volumeMounts":[{"name":"v","mountPath":"/v","mountPropagation":"None"}]}],
                 "volumes":[{"name":"v","emptyDir":{"sizeLimit":"1Gi"}}]}""");
        assertThatCode(() -> WindowsLimit.check(pod)).doesNotThrowAnyException();
    }

    @Test
    @DisabledIfSystemProperty(named = "os.name", matches = "Windows.*", disabledReason = "the documents are not there")
    void shouldStandInTheDocumentEachAsRefused() throws IOException {
        String document = Files.readString(Path.of("../docs/windows-pods.md"));
        assertThat(WindowsLimit.values())
                .allSatisfy(limit -> assertThat(document).contains("| `" + limit.field() + "` | refused |"));
    }
}
