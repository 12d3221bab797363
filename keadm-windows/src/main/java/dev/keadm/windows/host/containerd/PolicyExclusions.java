package dev.keadm.windows.host.containerd;

import dev.keadm.windows.registry.Registry;
import dev.keadm.windows.registry.RegistryValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * In the registry, where Group Policy keeps them as well: keys and values are those of {@code WindowsDefender.admx}
 * ({@code Exclusions_Paths}, {@code Exclusions_Processes}). Defender's own list is closed to everybody but Defender.
 */
public final class PolicyExclusions implements AntivirusExclusions {
    static final String POLICY = "SOFTWARE\\Policies\\Microsoft\\Windows Defender";
    static final String EXCLUSIONS = POLICY + "\\Exclusions";

    private static final RegistryValue LISTED = new RegistryValue.Text("0");
    private static final RegistryValue ON = new RegistryValue.Dword(1);

    private final Registry registry;

    public PolicyExclusions(Registry registry) {
        this.registry = registry;
    }

    @Override
    public boolean excluded(Kind kind, String path) throws IOException {
        return isOn(kind) && registry.read(key(kind), path).isPresent();
    }

    @Override
    public void exclude(Kind kind, String path) throws IOException {
        registry.create(key(kind));
        registry.write(key(kind), path, LISTED);
        registry.write(EXCLUSIONS, name(kind), ON);
    }

    @Override
    public void include(Kind kind, String path) throws IOException {
        registry.deleteValue(key(kind), path);
    }

    @Override
    public Before before() throws IOException {
        List<String> keys = new ArrayList<>();
        for (String key : List.of(POLICY, EXCLUSIONS, key(Kind.FOLDER), key(Kind.PROGRAM))) {
            if (!registry.exists(key)) {
                keys.add(key);
            }
        }
        List<Kind> off = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            if (!isOn(kind)) {
                off.add(kind);
            }
        }
        return new Before(keys, off);
    }

    private boolean isOn(Kind kind) throws IOException {
        return registry.read(EXCLUSIONS, name(kind)).filter(ON::equals).isPresent();
    }

    @Override
    public void restore(Before before) throws IOException {
        for (Kind kind : before.off()) {
            if (registry.values(key(kind)).isEmpty()) {
                registry.deleteValue(EXCLUSIONS, name(kind));
            }
        }
        for (String key : before.keys().reversed()) {
            if (isEmpty(key)) {
                registry.delete(key);
            }
        }
    }

    private boolean isEmpty(String key) throws IOException {
        return registry.keys(key).isEmpty() && registry.values(key).isEmpty();
    }

    private static String key(Kind kind) {
        return EXCLUSIONS + "\\"
                + switch (kind) {
                    case FOLDER -> "Paths";
                    case PROGRAM -> "Processes";
                };
    }

    private static String name(Kind kind) {
        return switch (kind) {
            case FOLDER -> "Exclusions_Paths";
            case PROGRAM -> "Exclusions_Processes";
        };
    }
}
