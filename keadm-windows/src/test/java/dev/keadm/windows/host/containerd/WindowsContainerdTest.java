package dev.keadm.windows.host.containerd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keadm.containerd.ContainerdLine;
import dev.keadm.containerd.ContainerdSettings;
import dev.keadm.host.HostLayout;
import dev.keadm.host.ServiceDefinition;
import dev.keadm.preflight.Finding;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class WindowsContainerdTest {
    private static final HostLayout LAYOUT = HostLayout.windows(Path.of("/Program Files"), Path.of("/ProgramData"));
    private static final ContainerdSettings SETTINGS =
            new ContainerdSettings("registry.k8s.io/pause:3.10.2", false, Map.of());

    private final WindowsContainerd containerd = new WindowsContainerd();

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "its paths are written as on Linux")
    void shouldWriteAWholeConfiguration() {
        String text = containerd.config(ContainerdLine.TWO, LAYOUT, SETTINGS);

        assertThat(text).isEqualTo("""
                # made by keadm, which removes it again
                version = 3
                root = '/ProgramData/containerd/root'
                state = '/ProgramData/containerd/state'

                [grpc]
                  address = '\\\\.\\pipe\\containerd-containerd'

                [plugins.'io.containerd.internal.v1.opt']
                  path = '/ProgramData/containerd/root/opt'

                [plugins.'io.containerd.cri.v1.images'.pinned_images]
                  sandbox = 'registry.k8s.io/pause:3.10.2'

                [plugins.'io.containerd.cri.v1.images'.registry]
                  config_path = '/Program Files/containerd/certs.d'

                [plugins.'io.containerd.cri.v1.runtime'.cni]
                  bin_dirs = ['/Program Files/containerd/cni/bin']
                  conf_dir = '/Program Files/containerd/cni/conf'

                [plugins.'io.containerd.cri.v1.runtime'.containerd]
                  default_runtime_name = 'runhcs-wcow-process'
                """);
        assertThat(text.getBytes(StandardCharsets.UTF_8)[0]).isEqualTo((byte) '#');
    }

    @Test
    void shouldRefuseWhatNoLiteralHolds() {
        HostLayout odd = HostLayout.windows(Path.of("/Program Files"), Path.of("/O'Brien"));

        assertThatThrownBy(() -> containerd.config(ContainerdLine.TWO, odd, SETTINGS))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "its paths are written as on Linux")
    void shouldRunAsAServiceWithALogOfItsOwn() {
        ServiceDefinition service = containerd.service(LAYOUT, "/Program Files/containerd/config.toml", SETTINGS);

        assertThat(service.command())
                .containsExactly(
                        "/Program Files/containerd/containerd.exe",
                        "--run-service",
                        "--service-name",
                        "keadm-containerd",
                        "--config",
                        "/Program Files/containerd/config.toml",
                        "--log-file",
                        "/ProgramData/KubeEdge/log/containerd.log");
        assertThat(service.restartDelay()).hasSeconds(15);
    }

    @Test
    void shouldGiveTheServiceAProxyWithoutAPasswordOnly() {
        assertThat(ServiceProxy.of(Map.of(
                        "https_proxy", "http://proxy.test:3128",
                        "HTTP_PROXY", "http://me:secret@proxy.test:3128",
                        "NO_PROXY", "",
                        "Path", "C:\\Windows")))
                .containsExactly(Map.entry("HTTPS_PROXY", "http://proxy.test:3128"));
    }

    @Test
    void shouldSayThatAProxyWithAPasswordStaysOutWithoutSayingIt() {
        List<Finding> findings = new ServiceProxyCheck(
                        Map.of("HTTPS_PROXY", "http://me:secret@proxy.test:3128", "NO_PROXY", "localhost"))
                .run();

        assertThat(findings)
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.text()).contains("HTTPS_PROXY").doesNotContain("secret", "NO_PROXY"));
        assertThat(new ServiceProxyCheck(Map.of("HTTPS_PROXY", "http://proxy.test:3128")).run())
                .isEmpty();
    }

    @Test
    void shouldWarnOfAFolderThatLeavesNoRoomForLayers() {
        assertThat(containerd.impediment(LAYOUT)).isEmpty();
        assertThat(containerd.impediment(HostLayout.windows(Path.of("/p"), Path.of("/" + "x".repeat(60)))))
                .isPresent();
    }
}
