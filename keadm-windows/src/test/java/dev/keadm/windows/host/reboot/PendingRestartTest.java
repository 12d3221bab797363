package dev.keadm.windows.host.reboot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keadm.windows.registry.FakeRegistry;
import dev.keadm.windows.registry.RegistryValue;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class PendingRestartTest {
    private static final String SERVICING = "SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Component Based Servicing\\";

    private final FakeRegistry registry = new FakeRegistry();
    private final PendingRestart pending = new PendingRestart(registry);

    @Test
    void shouldFindNothingOnAQuietMachine() throws IOException {
        registry.with("SOFTWARE\\Microsoft\\Updates", "UpdateExeVolatile", new RegistryValue.Dword(0))
                .with(
                        "SYSTEM\\CurrentControlSet\\Control\\ComputerName\\ActiveComputerName",
                        "ComputerName",
                        new RegistryValue.Text("EDGE-1"))
                .with(
                        "SYSTEM\\CurrentControlSet\\Control\\ComputerName\\ComputerName",
                        "ComputerName",
                        new RegistryValue.Text("edge-1"))
                .with(
                        "SYSTEM\\CurrentControlSet\\Control\\Session Manager",
                        "PendingFileRenameOperations",
                        new RegistryValue.Texts(List.of()));

        assertThat(pending.servicing()).isEmpty();
        assertThat(pending.rename()).isEmpty();
        assertThat(pending.fileRenames()).isFalse();
    }

    @Test
    void shouldNameEachKeyThatWaits() throws IOException {
        registry.create(SERVICING + "RebootPending");
        registry.create(SERVICING + "PackagesPending");
        registry.create("SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\WindowsUpdate\\Auto Update\\RebootRequired");
        registry.with("SOFTWARE\\Microsoft\\Updates", "UpdateExeVolatile", new RegistryValue.Dword(3));

        assertThat(pending.servicing())
                .contains(
                        "Component Based Servicing\\RebootPending, Component Based Servicing\\PackagesPending, Windows"
                                + " Update\\RebootRequired, Updates\\UpdateExeVolatile");
    }

    @Test
    void shouldTellThatTheNameChanges() throws IOException {
        registry.with(
                        "SYSTEM\\CurrentControlSet\\Control\\ComputerName\\ActiveComputerName",
                        "ComputerName",
                        new RegistryValue.Text("WIN-7A"))
                .with(
                        "SYSTEM\\CurrentControlSet\\Control\\ComputerName\\ComputerName",
                        "ComputerName",
                        new RegistryValue.Text("EDGE-1"));

        assertThat(pending.rename()).contains(new PendingRestart.Rename("WIN-7A", "EDGE-1"));
    }
}
