package dev.keadm.edgecore.api;

import io.avaje.jsonb.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What all containers of a pod may do, unless their own context says otherwise. */
@Json
public record PodSecurityContext(
        @Nullable Long runAsUser,
        @Nullable Long runAsGroup,
        @Nullable Boolean runAsNonRoot,
        List<Long> supplementalGroups,
        @Nullable String supplementalGroupsPolicy,
        @Nullable Long fsGroup,
        @Nullable String fsGroupChangePolicy,
        List<Sysctl> sysctls,
        SecurityContext.@Nullable SeLinuxOptions seLinuxOptions,
        SecurityContext.@Nullable Profile seccompProfile,
        SecurityContext.@Nullable Profile appArmorProfile,
        SecurityContext.@Nullable WindowsOptions windowsOptions) {
    public PodSecurityContext {
        supplementalGroups = Collections.orEmpty(supplementalGroups);
        sysctls = Collections.orEmpty(sysctls);
    }

    @Json
    public record Sysctl(String name, String value) {}
}
