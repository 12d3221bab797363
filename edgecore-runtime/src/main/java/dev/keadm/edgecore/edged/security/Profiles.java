package dev.keadm.edgecore.edged.security;

import dev.keadm.cri.v1.SecurityProfile;
import dev.keadm.edgecore.api.Container;
import dev.keadm.edgecore.api.Pod;
import dev.keadm.edgecore.api.PodSecurityContext;
import dev.keadm.edgecore.api.SecurityContext.Profile;
import dev.keadm.edgecore.edged.PreparationException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** seccomp and AppArmor profiles of a container: its own, else the pod's. */
record Profiles(SecuritySettings settings) {
    private static final String APPARMOR_ANNOTATION = "container.apparmor.security.beta.kubernetes.io/";

    SecurityProfile seccomp(Pod pod, Container container) throws PreparationException {
        PodSecurityContext context = pod.spec().securityContext();
        Profile own = container.securityContext() == null
                ? null
                : container.securityContext().seccompProfile();
        Profile profile = own != null || context == null ? own : context.seccompProfile();
        String type = profile == null ? (settings.seccompDefault() ? "RuntimeDefault" : "Unconfined") : profile.type();
        return switch (type) {
            case "RuntimeDefault" -> runtimeDefault();
            case "Unconfined" -> profile(SecurityProfile.ProfileType.Unconfined, "");
            case "Localhost" ->
                profile(
                        SecurityProfile.ProfileType.Localhost,
                        localhost(profile).toString());
            default -> throw new PreparationException("unknown seccomp profile type: \"" + type + "\"");
        };
    }

    /** Null where nobody asks for one. */
    @Nullable
    SecurityProfile appArmor(Pod pod, Container container) throws PreparationException {
        Profile profile = appArmorProfile(pod, container);
        if (profile == null) {
            return null;
        }
        if (!settings.kernel().appArmor() && !profile.type().equals("Unconfined")) {
            throw new PreparationException("Cannot enforce AppArmor: AppArmor is not enabled on the host");
        }
        return switch (profile.type()) {
            case "RuntimeDefault" -> runtimeDefault();
            case "Unconfined" -> profile(SecurityProfile.ProfileType.Unconfined, "");
            case "Localhost" -> {
                String name = profile.localhostProfile();
                if (name == null || name.isBlank()) {
                    throw new PreparationException("missing localhost apparmor profile name");
                }
                yield profile(SecurityProfile.ProfileType.Localhost, name);
            }
            default -> throw new PreparationException("unknown apparmor profile type: \"" + profile.type() + "\"");
        };
    }

    static SecurityProfile runtimeDefault() {
        return profile(SecurityProfile.ProfileType.RuntimeDefault, "");
    }

    private static @Nullable Profile appArmorProfile(Pod pod, Container container) {
        if (container.securityContext() != null && container.securityContext().appArmorProfile() != null) {
            return container.securityContext().appArmorProfile();
        }
        String old = pod.metadata().annotations().get(APPARMOR_ANNOTATION + container.name());
        if (old != null && old.equals("runtime/default")) {
            return new Profile("RuntimeDefault", null);
        }
        if (old != null && old.equals("unconfined")) {
            return new Profile("Unconfined", null);
        }
        if (old != null && old.startsWith("localhost/")) {
            return new Profile("Localhost", old.substring("localhost/".length()));
        }
        PodSecurityContext context = pod.spec().securityContext();
        return context == null ? null : context.appArmorProfile();
    }

    private Path localhost(@Nullable Profile profile) throws PreparationException {
        String name = profile == null ? null : profile.localhostProfile();
        if (name == null || name.isEmpty()) {
            throw new PreparationException("localhostProfile must be set if seccompProfile type is Localhost.");
        }
        Path path = settings.seccompRoot().resolve(name).normalize();
        if (!path.startsWith(settings.seccompRoot())) {
            throw new PreparationException("seccomp profile \"" + name + "\" lies outside of the folder for profiles");
        }
        return path;
    }

    private static SecurityProfile profile(SecurityProfile.ProfileType type, String reference) {
        return new SecurityProfile.Builder()
                .profile_type(type)
                .localhost_ref(reference)
                .build();
    }
}
