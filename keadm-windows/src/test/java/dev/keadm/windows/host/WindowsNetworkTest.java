package dev.keadm.windows.host;

import static dev.keadm.windows.system.FakeSystem.adapter;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keadm.windows.system.FakeSystem;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowsNetworkTest {
    private final FakeSystem system = new FakeSystem();
    private final WindowsNetwork network = new WindowsNetwork(system, new WindowsProcesses());

    @Test
    void shouldLeaveOutSwitchesThatLeadNowhere() throws Exception {
        system.adapters(
                adapter("vEthernet (nat)", List.of("172.28.0.1"), List.of(), List.of()),
                adapter("Ethernet", List.of("fe80::1", "2001:db8::5", "10.0.0.5"), List.of("10.0.0.1"), List.of()));

        assertThat(network.addresses())
                .containsExactly(InetAddress.ofLiteral("10.0.0.5"), InetAddress.ofLiteral("2001:db8::5"));
    }

    @Test
    void shouldCountAllOnAMachineWithoutAGateway() throws Exception {
        system.adapters(adapter("Ethernet", List.of("10.0.0.5"), List.of(), List.of()));

        assertThat(network.addresses()).containsExactly(InetAddress.ofLiteral("10.0.0.5"));
    }
}
