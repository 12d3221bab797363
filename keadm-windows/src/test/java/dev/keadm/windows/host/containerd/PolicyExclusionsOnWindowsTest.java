package dev.keadm.windows.host.containerd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keadm.windows.host.containerd.AntivirusExclusions.Kind;
import dev.keadm.windows.registry.RegistryValue;
import dev.keadm.windows.registry.WindowsRegistry;
import dev.keadm.wine.OnWindows;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@OnWindows
class PolicyExclusionsOnWindowsTest {
    private static final String PATH = "C:\\ProgramData\\keadm-exclusion-test";

    private final WindowsRegistry registry = new WindowsRegistry();
    private final PolicyExclusions exclusions = new PolicyExclusions(registry);
    private final AntivirusExclusions.Before before = exclusions.before();

    PolicyExclusionsOnWindowsTest() throws IOException {}

    @AfterEach
    void tearDown() throws IOException {
        exclusions.include(Kind.FOLDER, PATH);
        exclusions.include(Kind.PROGRAM, PATH + "\\x.exe");
        exclusions.restore(before);
    }

    @Test
    void shouldLeaveTheRegistryAsItWas() throws Exception {
        Map<String, Map<String, RegistryValue>> was = snapshot(PolicyExclusions.POLICY);

        exclusions.exclude(Kind.FOLDER, PATH);
        exclusions.exclude(Kind.PROGRAM, PATH + "\\x.exe");
        assertThat(exclusions.excluded(Kind.FOLDER, PATH)).isTrue();
        assertThat(exclusions.excluded(Kind.PROGRAM, PATH + "\\x.exe")).isTrue();
        tearDown();

        assertThat(exclusions.excluded(Kind.FOLDER, PATH)).isFalse();
        assertThat(snapshot(PolicyExclusions.POLICY)).isEqualTo(was);
    }

    private Map<String, Map<String, RegistryValue>> snapshot(String key) throws IOException {
        Map<String, Map<String, RegistryValue>> found = new TreeMap<>();
        if (registry.exists(key)) {
            found.put(key, registry.values(key));
            for (String child : registry.keys(key)) {
                found.putAll(snapshot(key + "\\" + child));
            }
        }
        return found;
    }
}
