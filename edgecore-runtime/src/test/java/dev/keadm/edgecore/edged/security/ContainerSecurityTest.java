package dev.keadm.edgecore.edged.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keadm.cri.v1.LinuxContainerSecurityContext;
import dev.keadm.cri.v1.LinuxSandboxSecurityContext;
import dev.keadm.cri.v1.NamespaceMode;
import dev.keadm.cri.v1.SecurityProfile.ProfileType;
import dev.keadm.edgecore.api.Pod;
import dev.keadm.edgecore.edged.PreparationException;
import dev.keadm.edgecore.edged.TestPods;
import dev.keadm.edgecore.edged.security.ContainerSecurity.ImageUser;
import dev.keadm.host.KernelFacts;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContainerSecurityTest {
    private static ContainerSecurity security(boolean appArmor, boolean seccompDefault) {
        KernelFacts kernel =
                new KernelFacts(appArmor, false, false, List.of("/sys/devices/system/cpu/cpu0/thermal_throttle"));
        return new ContainerSecurity(new SecuritySettings(
                seccompDefault, Path.of("/var/lib/kubelet/seccomp"), List.of("net.core.*"), kernel));
    }

    private static Pod pod(String podContext, String containerContext, String more) {
        return TestPods.pod("{\"containers\":[{\"name\":\"c\",\"securityContext\":%s}],\"securityContext\":%s%s}"
                .formatted(containerContext, podContext, more));
    }

    private static LinuxContainerSecurityContext of(String podContext, String containerContext, ImageUser image)
            throws PreparationException {
        Pod pod = pod(podContext, containerContext, "");
        return security(false, false).container(pod, TestPods.only(pod), image);
    }

    private static LinuxContainerSecurityContext of(String podContext, String containerContext)
            throws PreparationException {
        return of(podContext, containerContext, ImageUser.ROOT);
    }

    private static LinuxSandboxSecurityContext sandbox(String podContext, String more) throws PreparationException {
        return security(false, false).sandbox(pod(podContext, "{\"privileged\":true}", more));
    }

    @Test
    void shouldLeaveAPlainContainerToTheImageAndHideTheKernel() throws Exception {
        LinuxContainerSecurityContext context = of("{}", "{}");
        assertThat(context.run_as_user.value).isZero();
        assertThat(context.run_as_group).isNull();
        assertThat(context.privileged).isFalse();
        assertThat(context.no_new_privs).isFalse();
        assertThat(context.seccomp.profile_type).isEqualTo(ProfileType.Unconfined);
        assertThat(context.apparmor).isNull();
        assertThat(context.masked_paths).contains("/proc/kcore", "/sys/devices/system/cpu/cpu0/thermal_throttle");
        assertThat(context.readonly_paths).contains("/proc/sys");
        assertThat(context.namespace_options.pid).isEqualTo(NamespaceMode.CONTAINER);
    }

    @Test
    void shouldLetTheContainerOverrideThePod() throws Exception {
        LinuxContainerSecurityContext context = of(
                "{\"runAsUser\":1,\"runAsGroup\":2,\"fsGroup\":3,\"supplementalGroups\":[4,5],\"seLinuxOptions\":{\"level\":\"pod\"}}",
                """
                {"runAsUser":10,"readOnlyRootFilesystem":true,"allowPrivilegeEscalation":false,"procMount":"Unmasked",
                 "capabilities":{"add":["NET_ADMIN"],"drop":["ALL"]},"seLinuxOptions":{"level":"own"}}""");
        assertThat(context.run_as_user.value).isEqualTo(10);
        assertThat(context.run_as_group.value).isEqualTo(2);
        assertThat(context.supplemental_groups).containsExactly(3L, 4L, 5L);
        assertThat(context.readonly_rootfs).isTrue();
        assertThat(context.no_new_privs).isTrue();
        assertThat(context.masked_paths).isEmpty();
        assertThat(context.readonly_paths).isEmpty();
        assertThat(context.capabilities.add_capabilities).containsExactly("NET_ADMIN");
        assertThat(context.capabilities.drop_capabilities).containsExactly("ALL");
        assertThat(context.selinux_options.level).isEqualTo("own");
    }

    @Test
    void shouldTakeTheImagesUserByNameWhereItHasNoNumber() throws Exception {
        LinuxContainerSecurityContext context = of("{}", "{}", new ImageUser(null, "nginx"));
        assertThat(context.run_as_user).isNull();
        assertThat(context.run_as_username).isEqualTo("nginx");
    }

    @ParameterizedTest
    @CsvSource({
        "{\"runAsUser\":0}, 5, '', runAsUser breaks non-root policy",
        "{}, 0, '', image will run as root",
        "{}, , www, image has non-numeric user (www)",
    })
    void shouldRefuseRoot(String container, Long id, String name, String message) {
        assertThatThrownBy(() -> of("{\"runAsNonRoot\":true}", container, new ImageUser(id, name)))
                .isInstanceOf(PreparationException.class)
                .hasMessageContaining(message)
                .hasMessageContaining("(pod: \"web_shop(0f3c)\", container: c)");
    }

    @Test
    void shouldAllowOthersThanRoot() throws Exception {
        assertThat(of("{\"runAsNonRoot\":true}", "{\"runAsUser\":7}").run_as_user.value)
                .isEqualTo(7);
        assertThat(of("{\"runAsNonRoot\":true}", "{}", new ImageUser(8L, "")).run_as_user.value)
                .isEqualTo(8);
        assertThat(of("{\"runAsNonRoot\":true}", "{\"runAsNonRoot\":false}").run_as_user.value)
                .isZero();
    }

    @Test
    void shouldShareNamespacesAsAsked() throws Exception {
        LinuxSandboxSecurityContext shared = sandbox("{}", ",\"hostNetwork\":true,\"hostPID\":true,\"hostIPC\":true");
        assertThat(shared.namespace_options.network).isEqualTo(NamespaceMode.NODE);
        assertThat(shared.namespace_options.pid).isEqualTo(NamespaceMode.NODE);
        assertThat(shared.namespace_options.ipc).isEqualTo(NamespaceMode.NODE);
        LinuxSandboxSecurityContext own = sandbox("{\"runAsUser\":5}", ",\"shareProcessNamespace\":true");
        assertThat(own.namespace_options.network).isEqualTo(NamespaceMode.POD);
        assertThat(own.namespace_options.pid).isEqualTo(NamespaceMode.POD);
        assertThat(own.run_as_user.value).isEqualTo(5);
        assertThat(own.privileged).isTrue();
        assertThat(own.seccomp.profile_type).isEqualTo(ProfileType.RuntimeDefault);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | {} | RuntimeDefault | ``",
                "{\"seccompProfile\":{\"type\":\"Unconfined\"}} | {} | Unconfined | ``",
                "{\"seccompProfile\":{\"type\":\"Unconfined\"}} | {\"seccompProfile\":{\"type\":\"RuntimeDefault\"}} | RuntimeDefault | ``",
                "{} | {\"seccompProfile\":{\"type\":\"Localhost\",\"localhostProfile\":\"a/b.json\"}} | Localhost | /var/lib/kubelet/seccomp/a/b.json",
            })
    @EnabledOnOs(value = OS.LINUX, disabledReason = "Windows has no seccomp")
    void shouldPickTheSeccompProfile(String podContext, String own, ProfileType type, String file) throws Exception {
        Pod pod = pod(podContext, own, "");
        LinuxContainerSecurityContext context =
                security(false, true).container(pod, TestPods.only(pod), ImageUser.ROOT);
        assertThat(context.seccomp.profile_type).isEqualTo(type);
        assertThat(context.seccomp.localhost_ref).isEqualTo(file);
    }

    @Test
    void shouldRefuseASeccompProfileFromElsewhere() {
        assertThatThrownBy(() -> of(
                        "{}", "{\"seccompProfile\":{\"type\":\"Localhost\",\"localhostProfile\":\"../../../etc/x\"}}"))
                .hasMessageContaining("outside of the folder for profiles");
    }

    @Test
    void shouldPassAppArmorOnWhereItIsOn() throws Exception {
        Pod pod = pod(
                "{\"appArmorProfile\":{\"type\":\"RuntimeDefault\"}}",
                "{\"appArmorProfile\":{\"type\":\"Localhost\",\"localhostProfile\":\"mine\"}}",
                "");
        LinuxContainerSecurityContext context =
                security(true, false).container(pod, TestPods.only(pod), ImageUser.ROOT);
        assertThat(context.apparmor.localhost_ref).isEqualTo("mine");
        assertThatThrownBy(() -> security(false, false).container(pod, TestPods.only(pod), ImageUser.ROOT))
                .hasMessage("Cannot enforce AppArmor: AppArmor is not enabled on the host");
    }

    @Test
    void shouldRefuseAUserNamespaceAndStrangeGroups() {
        assertThatThrownBy(() -> sandbox("{}", ",\"hostUsers\":false")).hasMessageContaining("hostUsers: false");
        assertThatThrownBy(() -> sandbox("{\"supplementalGroupsPolicy\":\"Odd\"}", ""))
                .hasMessage("unsupported supplementalGroupsPolicy: Odd");
    }

    @Test
    void shouldSetSafeAndAllowedSysctls() throws Exception {
        Pod pod = pod(
                "{\"sysctls\":[{\"name\":\"net.ipv4.tcp_syncookies\",\"value\":\"1\"},{\"name\":\"net.core.somaxconn\",\"value\":\"9\"}]}",
                "{}",
                "");
        assertThat(security(false, false).sysctls(pod))
                .containsExactly(Map.entry("net.ipv4.tcp_syncookies", "1"), Map.entry("net.core.somaxconn", "9"));
    }

    @ParameterizedTest
    @CsvSource({
        "kernel.sem, '', not allowlisted",
        "net.ipv4.tcp_syncookies, ',\"hostNetwork\":true', not allowed with host net enabled",
        "kernel.shm_rmid_forced, ',\"hostIPC\":true', not allowed with host ipc enabled",
    })
    void shouldRefuseSysctlsThatReachTheMachine(String name, String more, String message) {
        Pod pod = pod("{\"sysctls\":[{\"name\":\"" + name + "\",\"value\":\"1\"}]}", "{}", more);
        assertThatThrownBy(() -> security(false, false).sysctls(pod))
                .hasMessageStartingWith("forbidden sysctl: \"" + name + "\"")
                .hasMessageContaining(message);
    }
}
