package dev.keadm.edgecore.edged.resource;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keadm.edgecore.api.Pod;
import dev.keadm.edgecore.edged.TestPods;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QosClassTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | BEST_EFFORT",
                "{\"limits\":{\"nvidia.com/gpu\":\"1\"}} | BEST_EFFORT",
                "{\"requests\":{\"cpu\":\"0\"}} | BEST_EFFORT",
                "{\"requests\":{\"cpu\":\"1\"}} | BURSTABLE",
                "{\"limits\":{\"cpu\":\"1\",\"memory\":\"1Gi\"},\"requests\":{\"cpu\":\"1000m\",\"memory\":\"1024Mi\"}} | GUARANTEED",
                "{\"limits\":{\"cpu\":\"1\",\"memory\":\"1Gi\"},\"requests\":{\"cpu\":\"1\",\"memory\":\"1G\"}} | BURSTABLE",
                "{\"limits\":{\"cpu\":\"1\"},\"requests\":{\"cpu\":\"1\"}} | BURSTABLE",
            })
    void shouldFollowFromRequestsAndLimits(String resources, QosClass expected) {
        Pod pod = TestPods.withContainer("{\"name\":\"c\",\"resources\":" + resources + "}");
        assertThat(QosClass.of(pod)).isEqualTo(expected);
    }

    @Test
    void shouldNeedLimitsInEveryContainer() {
        String full = "{\"limits\":{\"cpu\":\"1\",\"memory\":\"1Gi\"},\"requests\":{\"cpu\":\"1\",\"memory\":\"1Gi\"}}";
        Pod pod = TestPods.withContainer("{\"name\":\"a\",\"resources\":" + full + "},{\"name\":\"b\"}");
        assertThat(QosClass.of(pod)).isEqualTo(QosClass.BURSTABLE);
    }

    @Test
    void shouldBelieveTheServer() {
        Pod pod = TestPods.withContainer("{\"name\":\"c\"}");
        Pod known = new Pod(pod.metadata(), pod.spec(), TestPods.status("{\"qosClass\":\"Guaranteed\"}"));
        assertThat(QosClass.of(known)).isEqualTo(QosClass.GUARANTEED);
    }

    @ParameterizedTest
    @CsvSource({
        "cgroupfs, GUARANTEED, /kubepods/poda-b",
        "cgroupfs, BURSTABLE, /kubepods/burstable/poda-b",
        "cgroupfs, BEST_EFFORT, /kubepods/besteffort/poda-b",
        "systemd, GUARANTEED, /kubepods.slice/kubepods-poda_b.slice",
        "systemd, BEST_EFFORT, /kubepods.slice/kubepods-besteffort.slice/kubepods-besteffort-poda_b.slice",
    })
    void shouldNameThePodsGroupAsTheKubelet(String driver, QosClass qos, String path) {
        CgroupSettings d = CgroupSettings.DEFAULT;
        CgroupSettings settings = new CgroupSettings(driver, true, true, d.cpuPeriod(), false);
        assertThat(PodCgroup.path(settings, qos, "a-b")).isEqualTo(path);
        assertThat(PodCgroup.paths(settings, "a-b")).hasSize(3).contains(path);
        CgroupSettings off = new CgroupSettings(driver, false, true, d.cpuPeriod(), false);
        assertThat(PodCgroup.path(off, qos, "a-b")).isEmpty();
        assertThat(PodCgroup.paths(off, "a-b")).isEmpty();
    }
}
