package dev.keadm.edgecore.edged.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keadm.edgecore.edged.PreparationException;
import dev.keadm.windows.registry.FakeRegistry;
import dev.keadm.windows.registry.RegistryValue;
import dev.keadm.windows.system.FakeSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WindowsResolverTest {
    private static final String TCPIP = "SYSTEM\\CurrentControlSet\\Services\\Tcpip\\Parameters";

    private final FakeSystem system = new FakeSystem();
    private final FakeRegistry registry = new FakeRegistry();

    private ResolvConf read(String resolvConf) throws PreparationException {
        return Objects.requireNonNull(WindowsResolver.of(resolvConf, system, registry))
                .read();
    }

    @Test
    void shouldGivePodsNothingWhenTheSettingIsEmpty() {
        assertThat(WindowsResolver.of("", system, registry)).isNull();
    }

    @Test
    void shouldTakeTheServersOfAdaptersThatLeadOut() throws PreparationException {
        system.adapters(
                FakeSystem.adapter("vEthernet (nat)", List.of("172.29.0.1"), List.of(), List.of("9.9.9.9")),
                FakeSystem.adapter(
                        "Ethernet",
                        List.of("10.0.0.5"),
                        List.of("10.0.0.1"),
                        List.of("10.0.0.53", "fec0:0:0:ffff::1", "fd00::53", "10.0.0.53")));
        assertThat(read("Host").servers()).containsExactly("10.0.0.53", "fd00:0:0:0:0:0:0:53");
    }

    @Test
    void shouldTakeAnyServerWhereNothingLeadsOut() throws PreparationException {
        system.adapters(FakeSystem.adapter("Ethernet", List.of("10.0.0.5"), List.of(), List.of("10.0.0.53")));
        assertThat(read("Host").servers()).containsExactly("10.0.0.53");
    }

    @Test
    void shouldPreferTheListOfDomainsThatSomebodySet() throws PreparationException {
        registry.with(TCPIP, "Domain", new RegistryValue.Text("corp.example"));
        assertThat(read("Host").searches()).containsExactly("corp.example");
        registry.with(TCPIP, "SearchList", new RegistryValue.Text("a.example, b.example"))
                .with(TCPIP + "\\Interfaces\\{1}", "SearchList", new RegistryValue.Text("b.example,c.example"));
        assertThat(read("Host").searches()).containsExactly("a.example", "b.example", "c.example");
    }

    @Test
    void shouldReadAFileAsWell(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("resolv.conf"), "nameserver 10.1.1.1\n");
        assertThat(read(file.toString()).servers()).containsExactly("10.1.1.1");
    }

    @Test
    void shouldSayWhatTheSettingMayBe() {
        assertThatThrownBy(() -> read("host?"))
                .isInstanceOf(PreparationException.class)
                .hasMessageContaining("expected \"\", \"Host\" or a file that is there");
    }
}
