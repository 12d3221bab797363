package dev.keadm.containerd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keadm.host.HostLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@EnabledOnOs(value = OS.LINUX, disabledReason = "it is about Linux's containerd")
class ContainerdFilesTest {
    private static final ContainerdSettings SETTINGS =
            new ContainerdSettings(ContainerdSettings.SANDBOX_IMAGE, true, Map.of());
    private static final ContainerdPlaces MACHINE = new ContainerdPlaces(HostLayout.linux(Path.of("/")));
    private static final ContainerdPlaces BESIDE = new ContainerdPlaces(HostLayout.linux(Path.of("/srv/k")));

    @ParameterizedTest
    @EnumSource
    void shouldWriteTheConfigurationOfEachLine(ContainerdLine line) throws IOException {
        golden("config-" + line.name().toLowerCase(Locale.ROOT) + ".toml", ContainerdToml.text(line, BESIDE, SETTINGS));
    }

    @Test
    void shouldWriteTheNetwork() throws IOException {
        golden(
                "10-keadm.conflist",
                CniConfig.text(MACHINE, Subnet.parse("10.208.0.0/24").orElseThrow()));
    }

    @Test
    void shouldRefusePathsThatNoLiteralHolds() {
        ContainerdPlaces odd = new ContainerdPlaces(HostLayout.linux(Path.of("/srv/o'brien")));

        assertThatThrownBy(() -> ContainerdToml.text(ContainerdLine.TWO, odd, SETTINGS))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldKeepInstallationsApart() {
        ContainerdPlaces other = new ContainerdPlaces(HostLayout.linux(Path.of("/srv/l")));

        assertThat(BESIDE.bridge())
                .isNotEqualTo(other.bridge())
                .isNotEqualTo(MACHINE.bridge())
                .hasSizeLessThan(16);
        assertThat(BESIDE.network()).isNotEqualTo(other.network()).isNotEqualTo(MACHINE.network());
        assertThat(BESIDE.subnetSeed()).isNotEqualTo(other.subnetSeed());
        assertThat(BESIDE.cniAddresses()).isEqualTo(Path.of("/srv/k/var/lib/cni/networks"));
        assertThat(MACHINE.endpoint()).isEqualTo("unix:///run/containerd/containerd.sock");
    }

    @ParameterizedTest
    @CsvSource({
        "containerd github.com/containerd/containerd 1.6.20~ds1 1.6.20~ds1-1+deb12u3, ONE",
        "containerd github.com/containerd/containerd v1.7.29 442cb34bda9a6a0fed82a2ca7cade05c5c749582, ONE",
        "containerd github.com/containerd/containerd/v2 v2.3.5 0123456789abcdef, TWO"
    })
    void shouldTellTheLine(String output, ContainerdLine line) {
        assertThat(ContainerdLine.of(output)).contains(line);
    }

    @Test
    void shouldKnowNoOtherLine() {
        assertThat(ContainerdLine.of("containerd v3.0.0")).isEmpty();
        assertThat(ContainerdLine.of("containerd 1.5.9")).isEmpty();
        assertThat(ContainerdLine.of("")).isEmpty();
    }

    private static void golden(String name, String actual) throws IOException {
        Path file = Path.of("src/test/resources/golden/containerd").resolve(name);
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, actual);
        }
        assertThat(actual).isEqualTo(Files.readString(file));
    }
}
