package dev.keadm.edgecore.edged.volume;

import dev.keadm.edgecore.api.Container;
import dev.keadm.edgecore.api.Pod;
import dev.keadm.edgecore.api.PodSecurityContext;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whose a token's file is: the one user that all containers run as, when there is one and the pod says so. */
final class TokenOwner {
    private TokenOwner() {}

    static @Nullable Long of(Pod pod) {
        PodSecurityContext context = pod.spec().securityContext();
        Long podUser = context == null ? null : context.runAsUser();
        Long owner = null;
        for (Container container : Stream.concat(pod.spec().initContainers().stream(), pod.spec().containers().stream())
                .toList()) {
            Long own = container.securityContext() == null
                    ? null
                    : container.securityContext().runAsUser();
            Long user = own == null ? podUser : own;
            if (user == null || (owner != null && !owner.equals(user))) {
                return null;
            }
            owner = user;
        }
        return owner;
    }

    static @Nullable Long fsGroup(Pod pod) {
        PodSecurityContext context = pod.spec().securityContext();
        return context == null ? null : context.fsGroup();
    }
}
