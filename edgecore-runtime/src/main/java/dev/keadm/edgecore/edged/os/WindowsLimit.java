package dev.keadm.edgecore.edged.os;

import dev.keadm.edgecore.api.Container;
import dev.keadm.edgecore.api.Pod;
import dev.keadm.edgecore.api.PodSecurityContext;
import dev.keadm.edgecore.api.SecurityContext;
import dev.keadm.edgecore.api.SecurityContext.Profile;
import dev.keadm.edgecore.edged.PreparationException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a pod can ask for and a Windows container cannot have, by Kubernetes' page <i>Windows containers in Kubernetes</i>.
 * Such a pod is not started, and its status says why; {@code docs/windows-pods.md} has the same table.
 */
enum WindowsLimit {
    SHARE_PROCESS_NAMESPACE(
            "shareProcessNamespace",
            "containers on Windows have no process namespace to share",
            pod -> pod.spec().shareProcessNamespace()),
    HOST_PID("hostPID", "Windows has no process namespaces", pod -> pod.spec().hostPID()),
    HOST_IPC("hostIPC", "Windows has no IPC namespaces", pod -> pod.spec().hostIPC()),
    HOST_USERS(
            "hostUsers: false",
            "Windows has no user namespaces",
            pod -> Boolean.FALSE.equals(pod.spec().hostUsers())),
    HOST_NETWORK(
            "hostNetwork",
            "only a pod of host-process containers can be on the machine's network (windowsOptions.hostProcess)",
            pod -> pod.spec().hostNetwork() && !WindowsOptions.hasHostProcess(pod)),
    FS_GROUP(
            "fsGroup",
            "files on Windows have no group ids; containers may read what their volumes hold",
            ofPod(context -> context.fsGroup() != null)),
    SUPPLEMENTAL_GROUPS(
            "supplementalGroups",
            "Windows has no numbers for groups",
            ofPod(context -> !context.supplementalGroups().isEmpty())),
    SYSCTLS(
            "sysctls",
            "they are settings of the Linux kernel",
            ofPod(context -> !context.sysctls().isEmpty())),
    RUN_AS_USER(
            "runAsUser",
            "Windows has no numbers for users; give windowsOptions.runAsUserName",
            either(context -> context.runAsUser() != null, context -> context.runAsUser() != null)),
    RUN_AS_GROUP(
            "runAsGroup",
            "Windows has no numbers for groups",
            either(context -> context.runAsGroup() != null, context -> context.runAsGroup() != null)),
    SE_LINUX_OPTIONS(
            "seLinuxOptions",
            "SELinux is Linux's",
            either(context -> context.seLinuxOptions() != null, context -> context.seLinuxOptions() != null)),
    SECCOMP_PROFILE(
            "seccompProfile",
            "seccomp is Linux's",
            either(context -> confines(context.seccompProfile()), context -> confines(context.seccompProfile()))),
    APP_ARMOR_PROFILE(
            "appArmorProfile",
            "AppArmor is Linux's",
            either(context -> confines(context.appArmorProfile()), context -> confines(context.appArmorProfile()))
                    .or(WindowsLimit::hasAppArmorAnnotation)),
    PRIVILEGED(
            "privileged",
            "there are host-process containers instead (windowsOptions.hostProcess)",
            own(context -> Boolean.TRUE.equals(context.privileged()))),
    READ_ONLY_ROOT_FILESYSTEM(
            "readOnlyRootFilesystem",
            "the system in a container writes to its own disk and registry",
            own(context -> Boolean.TRUE.equals(context.readOnlyRootFilesystem()))),
    CAPABILITIES(
            "capabilities.add",
            "they are powers of Linux's root",
            own(context -> context.capabilities() != null
                    && !context.capabilities().add().isEmpty())),
    PROC_MOUNT(
            "procMount",
            "Windows has no /proc",
            own(context -> context.procMount() != null && !context.procMount().equals("Default"))),
    GMSA_SPEC_NAME(
            "gmsaCredentialSpecName",
            "the text of the credential spec is missing, which the cluster's gMSA webhook fills in",
            of((pod, container) -> WindowsOptions.of(pod, container).credentialSpecName() != null
                    && WindowsOptions.of(pod, container).credentialSpec() == null)),
    SUB_PATH(
            "subPath",
            "a part of a volume cannot be mounted such that no container leads it elsewhere; mount the whole volume",
            mount(mount -> isSet(mount.subPath()) || isSet(mount.subPathExpr()))),
    MOUNT_PROPAGATION(
            "mountPropagation",
            "mounts in a Windows container reach no other place",
            mount(mount -> isSet(mount.mountPropagation()) && !Objects.equals(mount.mountPropagation(), "None"))),
    HUGE_PAGES(
            "hugepages",
            "Windows has no huge pages that a container could be given",
            of((_, container) -> container.resources() != null
                    && Stream.concat(
                                    container.resources().limits().keySet().stream(),
                                    container.resources().requests().keySet().stream())
                            .anyMatch(name -> name.startsWith("hugepages-")))),
    EMPTY_DIR_MEDIUM(
            "emptyDir.medium",
            "Windows has no file system in memory; leave the medium out",
            pod -> pod.spec().volumes().stream()
                    .anyMatch(volume ->
                            volume.emptyDir() != null && isSet(volume.emptyDir().medium())));

    private static final String APPARMOR_ANNOTATION = "container.apparmor.security.beta.kubernetes.io/";

    private final String field;
    private final String reason;

    @SuppressWarnings("ImmutableEnumChecker") // the predicates have no state
    private final Predicate<Pod> asked;

    WindowsLimit(String field, String reason, Predicate<Pod> asked) {
        this.field = field;
        this.reason = reason;
        this.asked = asked;
    }

    /** As it is written in a pod. */
    String field() {
        return field;
    }

    /** @throws PreparationException naming all that the pod asks for in vain */
    static void check(Pod pod) throws PreparationException {
        String refused = Arrays.stream(values())
                .filter(limit -> limit.asked.test(pod))
                .map(limit -> limit.field + " (" + limit.reason + ")")
                .collect(Collectors.joining("; "));
        if (!refused.isEmpty()) {
            throw new PreparationException("a container on Windows cannot have " + refused);
        }
    }

    private static Predicate<Pod> ofPod(Predicate<PodSecurityContext> asked) {
        return pod ->
                pod.spec().securityContext() != null && asked.test(pod.spec().securityContext());
    }

    private static Predicate<Pod> own(Predicate<SecurityContext> asked) {
        return of((_, container) -> container.securityContext() != null && asked.test(container.securityContext()));
    }

    private static Predicate<Pod> either(Predicate<PodSecurityContext> ofPod, Predicate<SecurityContext> own) {
        return ofPod(ofPod).or(own(own));
    }

    private static Predicate<Pod> of(BiPredicate<Pod, Container> asked) {
        return pod -> WindowsOptions.containers(pod).anyMatch(container -> asked.test(pod, container));
    }

    private static Predicate<Pod> mount(Predicate<Container.VolumeMount> asked) {
        return of((_, container) -> container.volumeMounts().stream().anyMatch(asked));
    }

    private static boolean isSet(@Nullable String text) {
        return text != null && !text.isEmpty();
    }

    private static boolean confines(@Nullable Profile profile) {
        return profile != null && !profile.type().toLowerCase(Locale.ROOT).equals("unconfined");
    }

    private static boolean hasAppArmorAnnotation(Pod pod) {
        return pod.metadata().annotations().entrySet().stream()
                .anyMatch(annotation -> annotation.getKey().startsWith(APPARMOR_ANNOTATION)
                        && !annotation.getValue().equals("unconfined"));
    }
}
