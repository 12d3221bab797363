package dev.keadm.windows.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.keadm.windows.jna.RegistryCalls;
import dev.keadm.windows.jna.WindowsException;
import dev.keadm.wine.OnWindows;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@OnWindows
class WindowsRegistryTest extends RegistryContract {
    private final WindowsRegistry registry = new WindowsRegistry();

    @Override
    protected Registry registry() {
        return registry;
    }

    @Test
    void shouldReadWhatWindowsWroteItself() throws IOException {
        Optional<RegistryValue> build =
                registry.read("SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion", "CurrentBuildNumber");

        assertThat(build)
                .get()
                .isInstanceOfSatisfying(
                        RegistryValue.Text.class,
                        text -> assertThat(text.text()).matches("[0-9]{5}"));
    }

    @Test
    void shouldSayCallKeyAndCode() {
        assertThat(catchThrowableOfType(
                        WindowsException.class,
                        () -> new RegistryCalls()
                                .set("SOFTWARE\\Nowhere\\X", "n", new RegistryCalls.Value(3, new byte[0]))))
                .hasMessage(
                        "RegOpenKeyExW on 'HKLM\\SOFTWARE\\Nowhere\\X' failed: error 2 (nothing of that name is there)");
    }
}
