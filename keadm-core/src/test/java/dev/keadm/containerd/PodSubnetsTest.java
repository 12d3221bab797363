package dev.keadm.containerd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PodSubnetsTest {
    private static Subnet subnet(String text) {
        return Subnet.parse(text).orElseThrow();
    }

    @Test
    void shouldTakeTheFirstThatNothingHas() {
        assertThat(PodSubnets.choose(List.of(), 0)).contains(subnet("10.208.0.0/24"));
        assertThat(PodSubnets.choose(List.of(subnet("10.208.0.0/16"), subnet("10.209.0.128/25")), 0))
                .contains(subnet("10.209.1.0/24"));
        assertThat(PodSubnets.choose(List.of(subnet("192.168.0.0/16")), 4095)).contains(subnet("10.223.255.0/24"));
        assertThat(PodSubnets.choose(List.of(subnet("10.223.255.7/32")), 4095)).contains(subnet("10.208.0.0/24"));
    }

    @Test
    void shouldTakeNoneWhenAllAreTaken() {
        assertThat(PodSubnets.choose(List.of(subnet("10.0.0.0/8")), 77)).isEmpty();
    }

    @Test
    void shouldReadAndPrintSubnets() {
        assertThat(subnet("10.1.2.3/16")).hasToString("10.1.0.0/16");
        assertThat(subnet("255.255.255.255/32")).hasToString("255.255.255.255/32");
        assertThat(subnet("1.2.3.4/0")).hasToString("0.0.0.0/0");
        assertThat(Subnet.parse("10.0.0.0/33")).isEmpty();
        assertThat(Subnet.parse("10.0.0.256/8")).isEmpty();
        assertThat(Subnet.parse("fd00::/8")).isEmpty();
    }
}
