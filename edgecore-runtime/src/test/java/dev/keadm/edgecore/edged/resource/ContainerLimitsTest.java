package dev.keadm.edgecore.edged.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.keadm.cri.v1.LinuxContainerResources;
import dev.keadm.edgecore.api.Pod;
import dev.keadm.edgecore.edged.TestPods;
import dev.keadm.edgecore.edged.object.FixedNodeFacts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContainerLimitsTest {
    private static final FixedNodeFacts NODE =
            new FixedNodeFacts(List.of("10.0.0.5"), Map.of("hugepages-2Mi", "0", "hugepages-1Gi", "0"), 8_000_000_000L);

    private static LinuxContainerResources of(CgroupSettings settings, String resources) {
        Pod pod = TestPods.withContainer("{\"name\":\"c\",\"resources\":" + resources + "}");
        return new ContainerLimits(settings, NODE).of(pod, TestPods.only(pod));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | 2 | 0 | 0 | 1000",
                "{\"requests\":{\"cpu\":\"1\"}} | 1024 | 0 | 0 | 999",
                "{\"requests\":{\"cpu\":\"1m\"}} | 2 | 0 | 0 | 999",
                "{\"requests\":{\"cpu\":\"9999\"}} | 262144 | 0 | 0 | 999",
                "{\"limits\":{\"cpu\":\"500m\"}} | 512 | 50000 | 0 | 999",
                "{\"limits\":{\"cpu\":\"5m\"},\"requests\":{\"cpu\":\"1m\"}} | 2 | 1000 | 0 | 999",
                "{\"limits\":{\"memory\":\"64Mi\"},\"requests\":{\"memory\":\"800000000\"}} | 2 | 0 | 67108864 | 900",
                "{\"requests\":{\"memory\":\"9G\"}} | 2 | 0 | 0 | 3",
                "{\"limits\":{\"cpu\":\"1\",\"memory\":\"1Gi\"},\"requests\":{\"cpu\":\"1\",\"memory\":\"1Gi\"}} | 1024 | 100000 | 1073741824 | -997",
            })
    void shouldTranslateAsTheKubelet(String resources, long shares, long quota, long memory, long oom) {
        LinuxContainerResources limits = of(CgroupSettings.DEFAULT, resources);
        assertThat(limits.cpu_shares).isEqualTo(shares);
        assertThat(limits.cpu_quota).isEqualTo(quota);
        assertThat(limits.cpu_period).isEqualTo(100_000);
        assertThat(limits.memory_limit_in_bytes).isEqualTo(memory);
        assertThat(limits.memory_swap_limit_in_bytes).isZero();
        assertThat(limits.oom_score_adj).isEqualTo(oom);
    }

    @Test
    void shouldKeepContainersOffTheSwapWhereTheKernelCan() {
        CgroupSettings settings = new CgroupSettings("cgroupfs", true, false, Duration.ofMillis(100), true);
        LinuxContainerResources limits = of(settings, "{\"limits\":{\"memory\":\"64Mi\",\"cpu\":\"1\"}}");
        assertThat(limits.memory_swap_limit_in_bytes).isEqualTo(67_108_864);
        assertThat(limits.cpu_quota).isZero();
        assertThat(limits.cpu_period).isZero();
    }

    @Test
    void shouldLimitEverySizeOfHugePages() {
        assertThat(of(CgroupSettings.DEFAULT, "{\"limits\":{\"hugepages-2Mi\":\"4Mi\"}}").hugepage_limits)
                .extracting(limit -> limit.page_size, limit -> limit.limit)
                .containsExactly(tuple("1GB", 0L), tuple("2MB", 4_194_304L));
    }

    @Test
    void shouldSpareASidecarLongerThanWhatItServes() {
        Pod pod = TestPods.pod("""
                {"initContainers":[{"name":"s","restartPolicy":"Always","resources":{"requests":{"memory":"8M"}}}],
                 "containers":[{"name":"c","resources":{"requests":{"memory":"800M"}}}]}""");
        ContainerLimits limits = new ContainerLimits(CgroupSettings.DEFAULT, NODE);
        assertThat(limits.oomScore(pod, pod.spec().initContainers().getFirst())).isEqualTo(900);
    }

    @Test
    void shouldNameAQuantityThatIsNone() {
        assertThatThrownBy(() -> of(CgroupSettings.DEFAULT, "{\"limits\":{\"memory\":\"lots\"}}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("lots");
    }
}
