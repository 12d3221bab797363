package dev.keadm.edgecore.edged.security;

import dev.keadm.host.KernelFacts;
import java.nio.file.Path;
import java.util.List;

/**
 * @param seccompDefault whether a container without a seccomp profile gets the runtime's
 * @param seccompRoot where profiles of the type Localhost lie
 * @param unsafeSysctls patterns that pods may set beside the safe ones; a star at the end stands for anything
 */
public record SecuritySettings(
        boolean seccompDefault, Path seccompRoot, List<String> unsafeSysctls, KernelFacts kernel) {
    public SecuritySettings {
        unsafeSysctls = List.copyOf(unsafeSysctls);
    }
}
