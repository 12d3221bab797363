package dev.keadm.edgecore.edged.os;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keadm.cri.v1.ContainerConfig;
import dev.keadm.cri.v1.Image;
import dev.keadm.cri.v1.NamespaceMode;
import dev.keadm.cri.v1.PodSandboxConfig;
import dev.keadm.edgecore.api.Pod;
import dev.keadm.edgecore.edged.PreparationException;
import dev.keadm.edgecore.edged.TestPods;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowsContainersTest {
    private static final String HOST_PROCESS = "\"securityContext\":{\"windowsOptions\":{\"hostProcess\":true}}";

    private WindowsContainers containers = new WindowsContainers(4);

    private PodSandboxConfig sandbox(Pod pod) throws PreparationException {
        PodSandboxConfig.Builder builder = new PodSandboxConfig.Builder();
        containers.fill(pod, builder);
        return builder.build();
    }

    private ContainerConfig container(Pod pod, String imageUser) throws PreparationException {
        ContainerConfig.Builder builder = new ContainerConfig.Builder();
        Image image = new Image.Builder().username(imageUser).build();
        containers.fill(pod, TestPods.only(pod), image, builder);
        return builder.build();
    }

    private static Pod pod(String container, String more) {
        return TestPods.pod("{\"containers\":[{\"name\":\"c\"%s}]%s}".formatted(container, more));
    }

    @Test
    void shouldTellARuntimeNothingOfLinux() throws PreparationException {
        Pod pod = pod("", "");
        assertThat(sandbox(pod).linux).isNull();
        assertThat(sandbox(pod).windows.security_context.namespace_options).isNull();
        assertThat(sandbox(pod).windows.security_context.host_process).isFalse();
        assertThat(container(pod, "ContainerUser").linux).isNull();
    }

    @Test
    void shouldRunAsTheContainersUserThenThePodsThenTheImages() throws PreparationException {
        String ofPod =
                ",\"securityContext\":{\"windowsOptions\":{\"runAsUserName\":\"pod\",\"gmsaCredentialSpec\":\"{}\"}}";
        Pod both = pod(",\"securityContext\":{\"windowsOptions\":{\"runAsUserName\":\"own\"}}", ofPod);
        assertThat(sandbox(both).windows.security_context.run_as_username).isEqualTo("pod");
        assertThat(sandbox(both).windows.security_context.credential_spec).isEqualTo("{}");
        assertThat(container(both, "image").windows.security_context.run_as_username)
                .isEqualTo("own");
        assertThat(container(both, "image").windows.security_context.credential_spec)
                .isEqualTo("{}");
        assertThat(container(pod("", ofPod), "image").windows.security_context.run_as_username)
                .isEqualTo("pod");
        assertThat(container(pod("", ""), "image").windows.security_context.run_as_username)
                .isEqualTo("image");
    }

    @ParameterizedTest
    @CsvSource({"4,500m,1250", "4,1,2500", "4,4,10000", "4,64,10000", "4,1m,2", "64,1m,1"})
    void shouldLimitProcessorsToAShareOfTheMachine(int processors, String limit, long maximum)
            throws PreparationException {
        containers = new WindowsContainers(processors);
        ContainerConfig config = container(
                pod(",\"resources\":{\"limits\":{\"cpu\":\"%s\",\"memory\":\"64Mi\"}}".formatted(limit), ""), "");
        assertThat(config.windows.resources.cpu_maximum).isEqualTo(maximum);
        assertThat(config.windows.resources.memory_limit_in_bytes).isEqualTo(64L << 20);
        assertThat(config.windows.resources.cpu_shares).isZero();
        assertThat(config.windows.resources.cpu_count).isZero();
    }

    @Test
    void shouldNotLimitWhatHasNoLimit() throws PreparationException {
        ContainerConfig config = container(pod(",\"resources\":{\"requests\":{\"cpu\":\"2\"}}", ""), "");
        assertThat(config.windows.resources.cpu_maximum).isZero();
        assertThat(config.windows.resources.memory_limit_in_bytes).isZero();
    }

    @Test
    void shouldPutHostProcessesOnTheMachinesNetwork() throws PreparationException {
        Pod pod = pod("," + HOST_PROCESS, ",\"hostNetwork\":true");
        containers.check(pod);
        assertThat(sandbox(pod).windows.security_context.host_process).isTrue();
        assertThat(sandbox(pod).windows.security_context.namespace_options.network)
                .isEqualTo(NamespaceMode.NODE);
        assertThat(container(pod, "").windows.security_context.host_process).isTrue();
    }

    @Test
    void shouldRefuseHostProcessesThatAreNotByThemselves() {
        assertThatThrownBy(() -> sandbox(pod("," + HOST_PROCESS, ""))).hasMessageContaining("hostNetwork is required");
        assertThatThrownBy(() -> sandbox(
                        TestPods.pod("{\"hostNetwork\":true,\"containers\":[{\"name\":\"a\",%s},{\"name\":\"b\"}]}"
                                .formatted(HOST_PROCESS))))
                .hasMessageContaining("must not contain both");
        assertThatThrownBy(() -> sandbox(pod(
                        "," + HOST_PROCESS,
                        ",\"hostNetwork\":true,\"securityContext\":{\"windowsOptions\":{\"hostProcess\":false}}")))
                .hasMessageContaining("is set to false");
    }

    @Test
    void shouldTakeAnAdministratorForRoot() throws PreparationException {
        Pod pod = pod("", ",\"securityContext\":{\"runAsNonRoot\":true}");
        assertThat(container(pod, "ContainerUser").windows).isNotNull();
        assertThatThrownBy(() -> container(pod, "containeradministrator"))
                .isInstanceOf(PreparationException.class)
                .hasMessageContaining("runAsNonRoot");
        Pod own = pod(",\"securityContext\":{\"runAsNonRoot\":false}", ",\"securityContext\":{\"runAsNonRoot\":true}");
        assertThat(container(own, "ContainerAdministrator").windows).isNotNull();
    }

    @Test
    void shouldPutAWorkingFolderOnADrive() throws PreparationException {
        assertThat(container(pod(",\"workingDir\":\"/app\"", ""), "").working_dir)
                .isEqualTo("C:\\app");
        assertThat(container(pod(",\"workingDir\":\"D:\\\\app\"", ""), "").working_dir)
                .isEqualTo("D:\\app");
    }
}
