package dev.keadm.host.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keadm.containerd.Subnet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinuxPodNetworksTest {
    @TempDir
    Path dir;

    @Test
    void shouldReadTheRoutesButTheDefaultOne() throws IOException {
        Path routes = Files.writeString(dir.resolve("route"), """
                Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT
                eth0\t00000000\t010200C0\t0003\t0\t0\t0\t00000000\t0\t0\t0
                eth0\t000200C0\t00000000\t0001\t0\t0\t0\t00FFFFFF\t0\t0\t0
                cni0\t0000D00A\t00000000\t0001\t0\t0\t0\t0000FFFF\t0\t0\t0
                """);

        assertThat(new LinuxPodNetworks(routes, dir).routed())
                .map(Subnet::toString)
                .containsExactly("192.0.2.0/24", "10.208.0.0/16");
    }

    @Test
    void shouldReadThisMachinesRoutes() throws IOException {
        assertThat(new LinuxPodNetworks().routed()).allMatch(subnet -> subnet.prefix() > 0);
    }

    @Test
    void shouldLeaveWhatIsNoBridge() throws Exception {
        Files.createDirectories(dir.resolve("eth7"));
        LinuxPodNetworks networks = new LinuxPodNetworks(dir.resolve("none"), dir);

        networks.deleteBridge("gone0");
        assertThatThrownBy(() -> networks.deleteBridge("eth7")).hasMessageContaining("'eth7' is a network interface");
    }
}
