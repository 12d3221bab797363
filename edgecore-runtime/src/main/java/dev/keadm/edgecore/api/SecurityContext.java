package dev.keadm.edgecore.api;

import io.avaje.jsonb.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one container may do. */
@Json
public record SecurityContext(
        @Nullable Boolean privileged,
        @Nullable Long runAsUser,
        @Nullable Long runAsGroup,
        @Nullable Boolean runAsNonRoot,
        @Nullable Boolean readOnlyRootFilesystem,
        @Nullable Boolean allowPrivilegeEscalation,
        @Nullable String procMount,
        @Nullable Capabilities capabilities,
        @Nullable SeLinuxOptions seLinuxOptions,
        @Nullable Profile seccompProfile,
        @Nullable Profile appArmorProfile,
        @Nullable WindowsOptions windowsOptions) {
    @Json
    public record Capabilities(List<String> add, List<String> drop) {
        public Capabilities {
            add = Collections.orEmpty(add);
            drop = Collections.orEmpty(drop);
        }
    }

    @Json
    public record SeLinuxOptions(
            @Nullable String user,
            @Nullable String role,
            @Nullable String type,
            @Nullable String level) {}

    /** {@code type} is {@code RuntimeDefault}, {@code Unconfined} or {@code Localhost}. */
    @Json
    public record Profile(String type, @Nullable String localhostProfile) {}

    @Json
    public record WindowsOptions(
            @Nullable String gmsaCredentialSpecName,
            @Nullable String gmsaCredentialSpec,
            @Nullable String runAsUserName,
            @Nullable Boolean hostProcess) {}
}
