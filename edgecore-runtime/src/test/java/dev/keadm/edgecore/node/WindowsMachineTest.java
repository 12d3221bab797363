package dev.keadm.edgecore.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keadm.windows.registry.FakeRegistry;
import dev.keadm.windows.registry.RegistryValue;
import dev.keadm.windows.system.FakeSystem;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowsMachineTest {
    private static final String CURRENT = "SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion";

    @TempDir
    private Path folder;

    private final FakeSystem system = new FakeSystem();
    private final FakeRegistry registry = new FakeRegistry();

    private WindowsMachine machine() {
        return new WindowsMachine(system, registry, folder.resolve("not/there/yet"));
    }

    @Test
    void shouldDescribeItselfAsTheKubeletDoes() throws IOException {
        registry.with(CURRENT, "ProductName", new RegistryValue.Text("Windows Server 2022 Standard"))
                .with(CURRENT, "UBR", new RegistryValue.Dword(2966))
                .with("SOFTWARE\\Microsoft\\Cryptography", "MachineGuid", new RegistryValue.Text("2069-ac18"))
                .with("SYSTEM\\HardwareConfig", "LastConfig", new RegistryValue.Text("{4c4c4544-0042}"))
                .with(
                        "SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Memory Management\\PrefetchParameters",
                        "BootId",
                        new RegistryValue.Dword(17));
        system.version(20348, true).memory(8L << 30, 3L << 30);

        MachineFacts facts = machine().facts();

        assertThat(facts.operatingSystem()).isEqualTo("windows");
        assertThat(facts.processors()).isEqualTo(4);
        assertThat(facts.memoryBytes()).isEqualTo(8L << 30);
        assertThat(facts.storageBytes()).isPositive();
        assertThat(facts.labels()).isEqualTo(Map.of("node.kubernetes.io/windows-build", "10.0.20348"));
        assertThat(facts.identity())
                .isEqualTo(new MachineFacts.Identity(
                        "2069-ac18", "4C4C4544-0042", "17", "10.0.20348.2966", "Windows Server 2022 Standard"));
        assertThat(machine().headroom().memoryBytes()).isEqualTo(3L << 30);
    }

    @ParameterizedTest
    @CsvSource({
        "26100,false,Windows 10 Pro,Windows 11 Pro",
        "22000,false,Windows 10 Enterprise,Windows 11 Enterprise",
        "19045,false,Windows 10 Pro,Windows 10 Pro",
        "26100,true,Windows Server 2025 Standard,Windows Server 2025 Standard"
    })
    void shouldKnowWindows11ByItsBuild(int build, boolean server, String registered, String told) throws IOException {
        registry.with(CURRENT, "ProductName", new RegistryValue.Text(registered));
        system.version(build, server);
        assertThat(machine().facts().identity().osImage()).isEqualTo(told);
    }

    @Test
    void shouldGetAlongWithARegistryThatSaysNothing() throws IOException {
        assertThat(machine().facts().identity())
                .isEqualTo(new MachineFacts.Identity("", "", "", "10.0.20348", "Windows"));
    }

    @Test
    void shouldFindAnInterfaceByItsNameForPeople() throws IOException {
        system.adapters(
                FakeSystem.adapter("vEthernet (nat)", List.of("172.29.0.1"), List.of(), List.of()),
                FakeSystem.adapter("Ethernet 2", List.of("fe80::1", "10.0.0.9"), List.of("10.0.0.1"), List.of()));
        assertThat(machine().addressOf("ethernet 2")).contains(InetAddress.ofLiteral("10.0.0.9"));
        assertThat(machine().addressOf("Wi-Fi")).isEmpty();
    }

    @Test
    void shouldNotReportAnAddressThatOnlyItsOwnSwitchHas() throws IOException {
        InetAddress loopback = OwnAddress.towards("127.0.0.1");
        InetAddress far = OwnAddress.onDefaultRoute(loopback);
        system.adapters(
                FakeSystem.adapter("vEthernet (nat)", List.of(loopback.getHostAddress()), List.of(), List.of()));
        assertThat(machine().addressTowards("127.0.0.1")).isEqualTo(far);
    }
}
