package dev.keadm.edgecore.edged.security;

import dev.keadm.edgecore.api.Container;
import dev.keadm.edgecore.api.Pod;
import dev.keadm.edgecore.api.PodSecurityContext;
import dev.keadm.edgecore.api.SecurityContext;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A container's security context with the pod's filled in where it says nothing itself. */
record EffectiveContext(
        @Nullable Boolean privileged,
        @Nullable Long runAsUser,
        @Nullable Long runAsGroup,
        @Nullable Boolean runAsNonRoot,
        @Nullable Boolean readOnlyRootFilesystem,
        @Nullable Boolean allowPrivilegeEscalation,
        @Nullable String procMount,
        SecurityContext.@Nullable Capabilities capabilities,
        SecurityContext.@Nullable SeLinuxOptions seLinuxOptions) {

    static EffectiveContext of(Pod pod, Container container) {
        SecurityContext own = container.securityContext();
        PodSecurityContext shared = pod.spec().securityContext();
        return new EffectiveContext(
                own(own, SecurityContext::privileged),
                either(own(own, SecurityContext::runAsUser), shared(shared, PodSecurityContext::runAsUser)),
                either(own(own, SecurityContext::runAsGroup), shared(shared, PodSecurityContext::runAsGroup)),
                either(own(own, SecurityContext::runAsNonRoot), shared(shared, PodSecurityContext::runAsNonRoot)),
                own(own, SecurityContext::readOnlyRootFilesystem),
                own(own, SecurityContext::allowPrivilegeEscalation),
                own(own, SecurityContext::procMount),
                own(own, SecurityContext::capabilities),
                either(own(own, SecurityContext::seLinuxOptions), shared(shared, PodSecurityContext::seLinuxOptions)));
    }

    private static <T> @Nullable T own(
            @Nullable SecurityContext context, Function<SecurityContext, @Nullable T> field) {
        return context == null ? null : field.apply(context);
    }

    private static <T> @Nullable T shared(
            @Nullable PodSecurityContext context, Function<PodSecurityContext, @Nullable T> field) {
        return context == null ? null : field.apply(context);
    }

    private static <T> @Nullable T either(@Nullable T own, @Nullable T shared) {
        return own == null ? shared : own;
    }
}
