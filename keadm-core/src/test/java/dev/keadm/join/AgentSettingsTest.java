package dev.keadm.join;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keadm.config.GoDefaults;
import dev.keadm.host.HostLayout;
import dev.keadm.request.NodeName;
import dev.keadm.request.RuntimeEndpoint;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentSettingsTest {
    @TempDir
    private Path folder;

    private String resolvConf(HostLayout layout, GoDefaults platform, String endpoint) throws Exception {
        JoinTarget target = new JoinTarget(
                new JoinWorld(folder).request(),
                NodeName.parse("edge-1"),
                RuntimeEndpoint.parse(endpoint),
                false,
                Optional.empty(),
                "");
        return new AgentSettings(layout, target, platform)
                .fresh(0)
                .config(platform, "edge-1")
                .edged()
                .kubelet()
                .dns()
                .resolvConf();
    }

    @Test
    void shouldLetPodsUseTheMachinesNameServers() throws Exception {
        assertThat(resolvConf(
                        HostLayout.windows(Path.of("/Program Files"), Path.of("/ProgramData")),
                        GoDefaults.WINDOWS,
                        "npipe://./pipe/containerd-containerd"))
                .isEqualTo("Host");
        assertThat(resolvConf(HostLayout.linux(Path.of("/")), GoDefaults.LINUX, "/run/containerd/containerd.sock"))
                .isEqualTo("/etc/resolv.conf");
    }
}
