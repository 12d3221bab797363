package dev.keadm.edgecore.edged.env;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keadm.edgecore.api.Pod;
import dev.keadm.edgecore.edged.PreparationException;
import dev.keadm.edgecore.edged.TestPods;
import dev.keadm.edgecore.edged.object.FakeMetaClient;
import dev.keadm.edgecore.edged.object.FixedNodeFacts;
import dev.keadm.edgecore.edged.object.PodObjects;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentTest {
    private final FakeMetaClient meta = new FakeMetaClient();
    private final Environment environment =
            new Environment(new PodObjects(meta), FixedNodeFacts.small(), "169.254.30.10", "10550");

    private Map<String, String> of(String env) throws PreparationException {
        Pod pod = TestPods.withContainer("{\"name\":\"c\"," + env + "}");
        return environment.of(pod, TestPods.only(pod), List.of("10.88.0.7", "fd01::7"));
    }

    private String valueOf(String source) throws PreparationException {
        return of("\"env\":[{\"name\":\"X\",\"valueFrom\":" + source + "}]").getOrDefault("X", "<absent>");
    }

    @Test
    void shouldSayWhereTheApiServerIs() throws Exception {
        assertThat(of("\"env\":[]"))
                .containsExactly(
                        Map.entry("KUBERNETES_SERVICE_HOST", "169.254.30.10"),
                        Map.entry("KUBERNETES_SERVICE_PORT", "10550"));
    }

    @Test
    void shouldSetThemToNothingWithoutAMetaServer() throws Exception {
        Pod pod = TestPods.withContainer("{\"name\":\"c\"}");
        Environment plain = new Environment(new PodObjects(meta), FixedNodeFacts.small(), null, null);
        assertThat(plain.of(pod, TestPods.only(pod), List.of())).containsEntry("KUBERNETES_SERVICE_HOST", "");
    }

    @Test
    void shouldLetEnvReplaceEnvFromAndLaterSourcesEarlierOnes() throws Exception {
        meta.put("shop", "one", Map.of("A", "1", "B", "1", "odd.key", "x"));
        meta.putSecret("shop", "two", Map.of("B", "2", "C", "2"));
        assertThat(of("""
                        "envFrom":[{"configMapRef":{"name":"one"}},{"secretRef":{"name":"two"}},
                                   {"prefix":"P_","configMapRef":{"name":"one"}},
                                   {"secretRef":{"name":"gone","optional":true}}],
                        "env":[{"name":"C","value":"3"},{"name":"D","value":"$(B)$(E)$$(A)"},{"name":"E"}]"""))
                .containsEntry("A", "1")
                .containsEntry("B", "2")
                .containsEntry("C", "3")
                .containsEntry("D", "2$(E)$(A)")
                .containsEntry("E", "")
                .containsEntry("odd.key", "x")
                .containsEntry("P_B", "1");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "metadata.name, web",
                "metadata.namespace, shop",
                "metadata.uid, 0f3c",
                "metadata.labels['app'], web",
                "metadata.labels['none'], ``",
                "metadata.annotations['Build.example/No'], 7",
                "spec.nodeName, edge-1",
                "spec.serviceAccountName, robot",
                "status.hostIP, 10.0.0.5",
                "status.hostIPs, `10.0.0.5,fd00::5`",
                "status.podIP, 10.88.0.7",
                "status.podIPs, `10.88.0.7,fd01::7`",
            })
    void shouldKnowEveryField(String path, String value) throws Exception {
        assertThat(valueOf("{\"fieldRef\":{\"fieldPath\":\"" + path + "\"}}")).isEqualTo(value);
    }

    @Test
    void shouldWriteLabelsSortedAndQuoted() throws Exception {
        assertThat(valueOf("{\"fieldRef\":{\"fieldPath\":\"metadata.labels\"}}"))
                .isEqualTo("app=\"web\"\ntier=\"front\"");
    }

    @ParameterizedTest
    @CsvSource({
        "spec.containers, unsupported fieldPath: spec.containers",
        "metadata.labels['-'], invalid key subscript",
        "spec.x['a'], does not support subscript",
    })
    void shouldRefuseOtherFields(String path, String message) {
        assertThatThrownBy(() -> valueOf("{\"fieldRef\":{\"fieldPath\":\"" + path + "\"}}"))
                .isInstanceOf(PreparationException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource({
        "limits.cpu, 1, 4",
        "limits.cpu, 1m, 4000",
        "requests.cpu, 1m, 250",
        "requests.cpu, 0, 1",
        "limits.memory, 1Mi, 64",
        "limits.memory, , 67108864",
        "requests.memory, 1, 0",
        "limits.ephemeral-storage, 1Gi, 36",
        "limits.hugepages-2Mi, 1, 0",
    })
    void shouldCountResourcesInDivisorsAndFallBackOnTheNode(String resource, String divisor, String value)
            throws Exception {
        String quoted = divisor == null ? "" : ",\"divisor\":\"" + divisor + "\"";
        assertThat(of("""
                        "resources":{"limits":{"memory":"64Mi"},"requests":{"cpu":"250m"}},
                        "env":[{"name":"X","valueFrom":{"resourceFieldRef":{"resource":"%s"%s}}}]""".formatted(resource, quoted))).containsEntry("X", value);
    }

    @Test
    void shouldNameWhatIsMissing() {
        meta.put("shop", "one", Map.of("A", "1"));
        meta.putSecret("shop", "two", Map.of("B", "2"));
        assertThatThrownBy(() -> valueOf("{\"configMapKeyRef\":{\"name\":\"gone\",\"key\":\"A\"}}"))
                .hasMessage("configmap \"gone\" not found");
        assertThatThrownBy(() -> valueOf("{\"secretKeyRef\":{\"name\":\"gone\",\"key\":\"A\"}}"))
                .hasMessage("secret \"gone\" not found");
        assertThatThrownBy(() -> valueOf("{\"configMapKeyRef\":{\"name\":\"one\",\"key\":\"Z\"}}"))
                .hasMessage("couldn't find key Z in ConfigMap shop/one");
        assertThatThrownBy(() -> valueOf("{\"secretKeyRef\":{\"name\":\"two\",\"key\":\"Z\"}}"))
                .hasMessage("couldn't find key Z in Secret shop/two");
        assertThatThrownBy(() -> valueOf("{}")).hasMessageContaining("does not know");
    }

    @Test
    void shouldLeaveOutWhatIsOptional() throws Exception {
        meta.put("shop", "one", Map.of("A", "1"));
        assertThat(valueOf("{\"configMapKeyRef\":{\"name\":\"gone\",\"key\":\"A\",\"optional\":true}}"))
                .isEqualTo("<absent>");
        assertThat(valueOf("{\"configMapKeyRef\":{\"name\":\"one\",\"key\":\"Z\",\"optional\":true}}"))
                .isEqualTo("<absent>");
        assertThat(valueOf("{\"secretKeyRef\":{\"name\":\"gone\",\"key\":\"A\",\"optional\":true}}"))
                .isEqualTo("<absent>");
    }

    @Test
    void shouldNotTakeACloudThatIsAwayForAnObjectThatIsGone() {
        meta.away(true);
        assertThatThrownBy(() -> valueOf("{\"secretKeyRef\":{\"name\":\"two\",\"key\":\"A\",\"optional\":true}}"))
                .hasMessageContaining("secret \"two\" in namespace \"shop\" cannot be read now");
    }

    @Test
    void shouldNotShowContentOfABrokenSecret() {
        meta.putSecret("shop", "two", "Opaque", Map.of("A", "hush!!"));
        assertThatThrownBy(() -> valueOf("{\"secretKeyRef\":{\"name\":\"two\",\"key\":\"A\"}}"))
                .hasMessage("key \"A\" of secret \"two\" is not base64")
                .hasNoCause();
    }
}
