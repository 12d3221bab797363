package dev.keadm.edgecore.edged.os;

import dev.keadm.edgecore.api.Container;
import dev.keadm.edgecore.api.Pod;
import dev.keadm.edgecore.api.PodSecurityContext;
import dev.keadm.edgecore.api.SecurityContext;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A container's options of Windows, each with the pod's in its place where it says nothing itself.
 *
 * @param credentialSpec of a group managed service account, as JSON
 * @param credentialSpecName an object of the cluster, for which the cluster's webhook fills in the text
 */
record WindowsOptions(
        @Nullable String runAsUserName,
        boolean hostProcess,
        @Nullable String credentialSpec,
        @Nullable String credentialSpecName) {

    static WindowsOptions of(Pod pod, Container container) {
        SecurityContext own = container.securityContext();
        return merged(own == null ? null : own.windowsOptions(), ofPod(pod));
    }

    /** Those of the pod alone, which its sandbox gets. */
    static WindowsOptions of(Pod pod) {
        return merged(null, ofPod(pod));
    }

    static Stream<Container> containers(Pod pod) {
        return Stream.concat(pod.spec().initContainers().stream(), pod.spec().containers().stream());
    }

    static boolean hasHostProcess(Pod pod) {
        return containers(pod).anyMatch(container -> of(pod, container).hostProcess());
    }

    static boolean isAllHostProcess(Pod pod) {
        return containers(pod).allMatch(container -> of(pod, container).hostProcess());
    }

    private static SecurityContext.@Nullable WindowsOptions ofPod(Pod pod) {
        PodSecurityContext context = pod.spec().securityContext();
        return context == null ? null : context.windowsOptions();
    }

    private static WindowsOptions merged(
            SecurityContext.@Nullable WindowsOptions own, SecurityContext.@Nullable WindowsOptions shared) {
        return new WindowsOptions(
                either(own, shared, SecurityContext.WindowsOptions::runAsUserName),
                Boolean.TRUE.equals(either(own, shared, SecurityContext.WindowsOptions::hostProcess)),
                either(own, shared, SecurityContext.WindowsOptions::gmsaCredentialSpec),
                either(own, shared, SecurityContext.WindowsOptions::gmsaCredentialSpecName));
    }

    private static <T> @Nullable T either(
            SecurityContext.@Nullable WindowsOptions own,
            SecurityContext.@Nullable WindowsOptions shared,
            Function<SecurityContext.WindowsOptions, @Nullable T> field) {
        T value = own == null ? null : field.apply(own);
        return value != null || shared == null ? value : field.apply(shared);
    }
}
