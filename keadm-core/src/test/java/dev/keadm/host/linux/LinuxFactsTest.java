package dev.keadm.host.linux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keadm.host.HostLayout;
import dev.keadm.host.PortStatus;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class LinuxFactsTest {
    private final LinuxFacts facts = new LinuxFacts();
    private final LinuxNetwork network = new LinuxNetwork();

    @Test
    void shouldKnowTheMachine() throws IOException {
        assertThat(facts.operatingSystem().family()).isEqualTo("linux");
        assertThat(facts.operatingSystem().name()).isNotBlank();
        assertThat(facts.operatingSystem().architecture()).isIn("amd64", "arm64");
        assertThat(facts.hostname()).isNotBlank();
        assertThat(facts.capacity(Path.of("/none/such")).memoryBytes()).isGreaterThan(100L << 20);
        assertThat(facts.capacity(Path.of("/none/such")).freeDiskBytes()).isPositive();
    }

    @Test
    void shouldHashMachineAndRootTogether() throws IOException {
        String whole = facts.machineHash(Path.of("/"));

        assertThat(whole).matches("[0-9a-f]{64}").isEqualTo(facts.machineHash(Path.of("/")));
        assertThat(facts.machineHash(Path.of("/srv/trial"))).isNotEqualTo(whole);
    }

    @Test
    void shouldTellWhoListensAtAPort() throws IOException {
        InetAddress loopback = InetAddress.ofLiteral("127.0.0.1");
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, loopback)) {
            port = socket.getLocalPort();
            assertThat(network.port(loopback, port))
                    .isInstanceOfSatisfying(
                            PortStatus.Taken.class,
                            taken -> assertThat(taken.owner())
                                    .hasValueSatisfying(owner -> assertThat(owner.pid())
                                            .isEqualTo(ProcessHandle.current().pid())));
        }
        assertThat(network.port(loopback, port)).isEqualTo(new PortStatus.Free());
    }

    @Test
    void shouldFindTheAddressOnTheRoute() throws IOException {
        InetAddress loopback = InetAddress.ofLiteral("127.0.0.1");

        assertThat(network.addressTowards(loopback)).contains(loopback);
        assertThat(network.addresses()).noneMatch(InetAddress::isLoopbackAddress);
    }

    @Test
    void shouldReadMountPointsWithBlanks() {
        assertThat(MountPoints.mountPoint("36 35 98:0 / /mnt/a\\040b rw,noatime shared:1 - ext3 /dev/root rw"))
                .isEqualTo(Path.of("/mnt/a b"));
    }

    @Test
    void shouldPutEverythingBelowARootOfItsOwn() {
        HostLayout layout = HostLayout.linux(Path.of("/srv/trial"));

        assertThat(layout.edgeCoreYaml()).isEqualTo(Path.of("/srv/trial/etc/kubeedge/config/edgecore.yaml"));
        assertThat(layout.separate()).isTrue();
        assertThat(HostLayout.linux(Path.of("/")).separate()).isFalse();
        assertThat(LinuxHost.at(Path.of("/srv/trial")).services()).isInstanceOf(SupervisedServiceManager.class);
    }
}
