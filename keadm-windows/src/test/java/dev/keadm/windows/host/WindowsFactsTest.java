package dev.keadm.windows.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keadm.windows.registry.FakeRegistry;
import dev.keadm.windows.registry.RegistryValue;
import dev.keadm.windows.system.FakeSystem;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class WindowsFactsTest {
    private static final String KEY = "SOFTWARE\\Microsoft\\Cryptography";

    private final FakeRegistry registry = new FakeRegistry();
    private final WindowsFacts facts = new WindowsFacts(registry, new FakeSystem());

    @Test
    void shouldNameTheSystemAsKubernetesDoes() throws Exception {
        assertThat(facts.operatingSystem().family()).isEqualTo("windows");
        assertThat(facts.operatingSystem().name()).isEqualTo("Windows Server 2022");
        assertThat(facts.operatingSystem().kernel()).isEqualTo("10.0.20348");
    }

    @Test
    void shouldTellMachinesAndRootsApart() throws Exception {
        registry.with(KEY, "MachineGuid", new RegistryValue.Text("1d2c"));
        String one = facts.machineHash(Path.of("/"));

        assertThat(one).matches("[0-9a-f]{64}").isEqualTo(facts.machineHash(Path.of("/")));
        assertThat(facts.machineHash(Path.of("/other"))).isNotEqualTo(one);
        registry.with(KEY, "MachineGuid", new RegistryValue.Text("1d2d"));
        assertThat(facts.machineHash(Path.of("/"))).isNotEqualTo(one);
    }

    @Test
    void shouldSayThatAMachineHasNoId() {
        assertThatThrownBy(() -> facts.machineHash(Path.of("/")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("MachineGuid");
    }

    @Test
    void shouldMeasureTheDiskOfTheNearestFolderThatIsThere() throws Exception {
        assertThat(facts.capacity(Path.of("/no/such/folder")).freeDiskBytes()).isPositive();
        assertThat(facts.capacity(Path.of("/")).memoryBytes()).isEqualTo(8L << 30);
    }
}
