package dev.keadm.edgecore.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keadm.edgecore.edged.PreparationException;
import dev.keadm.edgecore.edged.network.WindowsResolver;
import dev.keadm.windows.registry.WindowsRegistry;
import dev.keadm.windows.system.NativeSystem;
import dev.keadm.wine.OnWindows;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

@OnWindows
class WindowsMachineOnWindowsTest {
    private final Machine machine =
            new WindowsMachine(new NativeSystem(), new WindowsRegistry(), Path.of("C:\\not\\there"));

    @Test
    void shouldKnowItself() throws IOException {
        MachineFacts facts = machine.facts();
        assertThat(facts.operatingSystem()).isEqualTo("windows");
        assertThat(facts.architecture()).isIn("amd64", "arm64");
        assertThat(facts.processors()).isPositive();
        assertThat(facts.storageBytes()).isPositive();
        assertThat(facts.labels().get("node.kubernetes.io/windows-build")).matches("10\\.0\\.[0-9]{5}");
        assertThat(facts.identity().kernelVersion()).matches("10\\.0\\.[0-9]{5}\\.[0-9]+");
        assertThat(facts.identity().osImage()).startsWith("Windows");
        assertThat(facts.identity().machineId()).isNotEmpty();
    }

    @Test
    void shouldHaveRoom() throws IOException {
        Headroom headroom = machine.headroom();
        assertThat(headroom.memoryBytes()).isPositive().isLessThanOrEqualTo(headroom.memoryTotal());
        assertThat(headroom.storageBytes()).isPositive().isLessThanOrEqualTo(headroom.storageTotal());
    }

    @Test
    void shouldFindTheAddressOnARoute() throws IOException {
        InetAddress own = machine.addressTowards("127.0.0.1");
        assertThat(own.isAnyLocalAddress()).isFalse();
    }

    @Test
    void shouldReadTheMachinesNameServers() throws PreparationException {
        var host = WindowsResolver.of("Host", new NativeSystem(), new WindowsRegistry());
        assertThat(host).isNotNull();
        assertThat(host.read().servers()).allMatch(server -> !server.isEmpty());
    }
}
