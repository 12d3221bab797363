package dev.keadm.windows.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PodNetworkTest {
    @TempDir
    Path dir;

    private final FakeHostNetworks networks = new FakeHostNetworks();

    private PodNetwork network() {
        return new PodNetwork(networks, dir);
    }

    private Path joined() throws IOException {
        Path config = dir.resolve("10-keadm.conf");
        Files.writeString(dir.resolve(PodNetworkFile.NAME), new PodNetworkFile("keadm", config.toString()).json());
        return config;
    }

    @Test
    void shouldLeaveANetworkAloneThatJoinDidNotMake() throws Exception {
        assertThat(network().ensure()).isEmpty();
        assertThat(networks.list()).isEmpty();
    }

    @Test
    void shouldMakeNetworkAndConfigurationAgainAfterABoot() throws Exception {
        Path config = joined();
        PodNetwork.Ensured first = network().ensure().orElseThrow();
        networks.boot();

        PodNetwork.Ensured second = network().ensure().orElseThrow();

        assertThat(second.rewritten()).isTrue();
        assertThat(second.network().subnet()).isNotEqualTo(first.network().subnet());
        assertThat(config).hasContent(NatConfig.text(second.network()));
        assertThat(dir).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void shouldChangeNothingWhenAllHolds() throws Exception {
        joined();
        network().ensure();

        assertThat(network().ensure().orElseThrow().rewritten()).isFalse();
        assertThat(networks.list()).hasSize(1);
    }

    @Test
    void shouldSayThatHnsIsNotThere() throws Exception {
        joined();
        networks.failing(new IOException("no vmcompute.dll"));

        assertThatThrownBy(network()::ensure).hasMessage("no vmcompute.dll");
    }

    @Test
    void shouldNameAFileThatIsBroken() throws Exception {
        Files.writeString(dir.resolve(PodNetworkFile.NAME), "{");

        assertThatThrownBy(network()::ensure).hasMessageContaining(PodNetworkFile.NAME);
    }

    @Test
    void shouldWriteWhatThePluginReads() throws Exception {
        HostNetwork nat =
                new HostNetwork("1", "keadm", "nat", Optional.of("172.28.16.0/20"), Optional.of("172.28.16.1"));

        assertThat(NatConfig.text(nat)).isEqualTo("""
                {
                  "cniVersion": "0.2.0",
                  "name": "keadm",
                  "type": "nat",
                  "master": "Ethernet",
                  "ipam": {
                    "subnet": "172.28.16.0/20",
                    "routes": [{"GW": "172.28.16.1"}]
                  },
                  "capabilities": {"portMappings": true, "dns": true}
                }
                """);
    }
}
