package dev.keadm.edgecore.edged.security;

import dev.keadm.cri.v1.Capability;
import dev.keadm.cri.v1.Int64Value;
import dev.keadm.cri.v1.LinuxContainerSecurityContext;
import dev.keadm.cri.v1.LinuxSandboxSecurityContext;
import dev.keadm.cri.v1.SELinuxOption;
import dev.keadm.cri.v1.SupplementalGroupsPolicy;
import dev.keadm.edgecore.api.Container;
import dev.keadm.edgecore.api.Pod;
import dev.keadm.edgecore.api.PodSecurityContext;
import dev.keadm.edgecore.api.SecurityContext;
import dev.keadm.edgecore.edged.PreparationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Security contexts of sandboxes and containers on Linux. */
public final class ContainerSecurity {
    private static final List<String> MASKED = List.of(
            "/proc/asound",
            "/proc/acpi",
            "/proc/interrupts",
            "/proc/kcore",
            "/proc/keys",
            "/proc/latency_stats",
            "/proc/timer_list",
            "/proc/timer_stats",
            "/proc/sched_debug",
            "/proc/scsi",
            "/sys/firmware",
            "/sys/devices/virtual/powercap");
    private static final List<String> READ_ONLY =
            List.of("/proc/bus", "/proc/fs", "/proc/irq", "/proc/sys", "/proc/sysrq-trigger");

    private final Profiles profiles;
    private final Sysctls sysctls;
    private final List<String> masked;

    public ContainerSecurity(SecuritySettings settings) {
        this.profiles = new Profiles(settings);
        this.sysctls = new Sysctls(settings.unsafeSysctls());
        this.masked = Stream.concat(MASKED.stream(), settings.kernel().heatPaths().stream())
                .toList();
    }

    /**
     * The user that an image's own settings name.
     *
     * @param id null when the image names its user by text only
     * @param name empty when it has an id
     */
    public record ImageUser(@Nullable Long id, String name) {
        /** What an image runs as that says nothing. */
        public static final ImageUser ROOT = new ImageUser(0L, "");
    }

    /** @throws PreparationException for kernel settings that no pod may change here */
    public Map<String, String> sysctls(Pod pod) throws PreparationException {
        return sysctls.of(pod);
    }

    public LinuxSandboxSecurityContext sandbox(Pod pod) throws PreparationException {
        refuseUserNamespace(pod);
        PodSecurityContext context = pod.spec().securityContext();
        LinuxSandboxSecurityContext.Builder sandbox = new LinuxSandboxSecurityContext.Builder()
                .privileged(hasPrivileged(pod))
                .seccomp(Profiles.runtimeDefault())
                .namespace_options(Namespaces.of(pod))
                .supplemental_groups(groups(context))
                .supplemental_groups_policy(groupsPolicy(context));
        if (context != null) {
            sandbox.run_as_user(number(context.runAsUser()))
                    .run_as_group(number(context.runAsGroup()))
                    .selinux_options(seLinux(context.seLinuxOptions()));
        }
        return sandbox.build();
    }

    public LinuxContainerSecurityContext container(Pod pod, Container container, ImageUser image)
            throws PreparationException {
        EffectiveContext context = EffectiveContext.of(pod, container);
        refuseRoot(context, image, pod, container);
        boolean unmasked = "Unmasked".equals(context.procMount());
        LinuxContainerSecurityContext.Builder built = new LinuxContainerSecurityContext.Builder()
                .capabilities(capabilities(context.capabilities()))
                .privileged(Boolean.TRUE.equals(context.privileged()))
                .namespace_options(Namespaces.of(pod))
                .selinux_options(seLinux(context.seLinuxOptions()))
                .run_as_group(number(context.runAsGroup()))
                .readonly_rootfs(Boolean.TRUE.equals(context.readOnlyRootFilesystem()))
                .supplemental_groups(groups(pod.spec().securityContext()))
                .supplemental_groups_policy(groupsPolicy(pod.spec().securityContext()))
                .no_new_privs(Boolean.FALSE.equals(context.allowPrivilegeEscalation()))
                .masked_paths(unmasked ? List.of() : masked)
                .readonly_paths(unmasked ? List.of() : READ_ONLY)
                .seccomp(profiles.seccomp(pod, container))
                .apparmor(profiles.appArmor(pod, container));
        if (context.runAsUser() != null) {
            built.run_as_user(number(context.runAsUser()));
        } else {
            built.run_as_user(number(image.id())).run_as_username(image.name());
        }
        return built.build();
    }

    private static void refuseUserNamespace(Pod pod) throws PreparationException {
        if (Boolean.FALSE.equals(pod.spec().hostUsers())) {
            throw new PreparationException(
                    "the pod wants a user namespace of its own (hostUsers: false), which this agent cannot give");
        }
    }

    private static void refuseRoot(EffectiveContext context, ImageUser image, Pod pod, Container container)
            throws PreparationException {
        if (!Boolean.TRUE.equals(context.runAsNonRoot())) {
            return;
        }
        String which = "(pod: \"%s_%s(%s)\", container: %s)"
                .formatted(
                        pod.metadata().name(),
                        pod.metadata().namespace(),
                        pod.metadata().uid(),
                        container.name());
        if (context.runAsUser() != null) {
            if (context.runAsUser() == 0) {
                throw new PreparationException("container's runAsUser breaks non-root policy " + which);
            }
        } else if (image.id() != null && image.id() == 0) {
            throw new PreparationException("container has runAsNonRoot and image will run as root " + which);
        } else if (image.id() == null && !image.name().isEmpty()) {
            throw new PreparationException(
                    "container has runAsNonRoot and image has non-numeric user (%s), cannot verify user is non-root %s"
                            .formatted(image.name(), which));
        }
    }

    private static boolean hasPrivileged(Pod pod) {
        return Stream.concat(pod.spec().initContainers().stream(), pod.spec().containers().stream())
                .map(Container::securityContext)
                .anyMatch(context -> context != null && Boolean.TRUE.equals(context.privileged()));
    }

    private static List<Long> groups(@Nullable PodSecurityContext context) {
        List<Long> groups = new ArrayList<>();
        if (context != null) {
            if (context.fsGroup() != null) {
                groups.add(context.fsGroup());
            }
            groups.addAll(context.supplementalGroups());
        }
        return groups;
    }

    private static SupplementalGroupsPolicy groupsPolicy(@Nullable PodSecurityContext context)
            throws PreparationException {
        String policy = context == null || context.supplementalGroupsPolicy() == null
                ? "Merge"
                : context.supplementalGroupsPolicy();
        return switch (policy) {
            case "Merge" -> SupplementalGroupsPolicy.Merge;
            case "Strict" -> SupplementalGroupsPolicy.Strict;
            default -> throw new PreparationException("unsupported supplementalGroupsPolicy: " + policy);
        };
    }

    private static @Nullable Capability capabilities(SecurityContext.@Nullable Capabilities wanted) {
        return wanted == null
                ? null
                : new Capability.Builder()
                        .add_capabilities(wanted.add())
                        .drop_capabilities(wanted.drop())
                        .build();
    }

    private static @Nullable SELinuxOption seLinux(SecurityContext.@Nullable SeLinuxOptions wanted) {
        return wanted == null
                ? null
                : new SELinuxOption.Builder()
                        .user(orEmpty(wanted.user()))
                        .role(orEmpty(wanted.role()))
                        .type(orEmpty(wanted.type()))
                        .level(orEmpty(wanted.level()))
                        .build();
    }

    private static @Nullable Int64Value number(@Nullable Long value) {
        return value == null ? null : new Int64Value.Builder().value(value).build();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
