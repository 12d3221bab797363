package dev.keadm.windows.host.containerd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keadm.windows.host.containerd.AntivirusExclusions.Kind;
import dev.keadm.windows.registry.FakeRegistry;
import dev.keadm.windows.registry.RegistryValue;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PolicyExclusionsTest {
    private final FakeRegistry registry = new FakeRegistry();
    private final PolicyExclusions exclusions = new PolicyExclusions(registry);

    @Test
    void shouldPutBackAMachineThatHadNoPolicy() throws Exception {
        Map<String, Map<String, RegistryValue>> before = registry.snapshot();
        AntivirusExclusions.Before state = exclusions.before();

        exclusions.exclude(Kind.FOLDER, "C:\\ProgramData\\containerd");
        assertThat(exclusions.excluded(Kind.FOLDER, "c:\\programdata\\containerd"))
                .isTrue();
        assertThat(exclusions.excluded(Kind.PROGRAM, "C:\\ProgramData\\containerd"))
                .isFalse();
        exclusions.include(Kind.FOLDER, "C:\\ProgramData\\containerd");
        exclusions.restore(state);

        assertThat(keysBelowPolicies(registry.snapshot())).isEqualTo(keysBelowPolicies(before));
    }

    @Test
    void shouldLeaveWhatAnAdministratorExcluded() throws Exception {
        exclusions.exclude(Kind.FOLDER, "D:\\data");
        Map<String, Map<String, RegistryValue>> before = registry.snapshot();
        AntivirusExclusions.Before state = exclusions.before();

        exclusions.exclude(Kind.FOLDER, "C:\\ProgramData\\containerd");
        exclusions.exclude(Kind.PROGRAM, "C:\\x.exe");
        exclusions.include(Kind.FOLDER, "C:\\ProgramData\\containerd");
        exclusions.include(Kind.PROGRAM, "C:\\x.exe");
        exclusions.restore(state);

        assertThat(registry.snapshot()).isEqualTo(before);
    }

    @Test
    void shouldNotCountAListThatIsSwitchedOff() throws Exception {
        registry.with(PolicyExclusions.EXCLUSIONS + "\\Paths", "C:\\x", new RegistryValue.Text("0"));

        assertThat(exclusions.excluded(Kind.FOLDER, "C:\\x")).isFalse();
    }

    /** The keys above Defender's own are Windows'. */
    private static Map<String, Map<String, RegistryValue>> keysBelowPolicies(
            Map<String, Map<String, RegistryValue>> all) {
        return all.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(PolicyExclusions.POLICY))
                .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
