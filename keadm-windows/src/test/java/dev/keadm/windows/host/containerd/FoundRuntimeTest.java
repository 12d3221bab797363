package dev.keadm.windows.host.containerd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keadm.host.FakeHost;
import dev.keadm.host.FileStatus;
import dev.keadm.host.HostLayout;
import dev.keadm.request.RuntimeEndpoint;
import dev.keadm.runtime.FakeRuntimes;
import dev.keadm.windows.network.FakeHostNetworks;
import dev.keadm.windows.network.NatConfig;
import dev.keadm.workflow.Cancellation;
import dev.keadm.workflow.Outcome;
import dev.keadm.workflow.Workflow;
import dev.keadm.workflow.WorkflowRunner;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A runtime that was there gets a CNI configuration where it has none, and nothing else. */
class FoundRuntimeTest {
    private static final HostLayout LAYOUT = HostLayout.windows(Path.of("/Program Files"), Path.of("/ProgramData"));
    private static final RuntimeEndpoint ENDPOINT = RuntimeEndpoint.parse("npipe://./pipe/containerd-containerd");
    private static final Path CONFIG = Path.of("/etc/cni/net.d/10-keadm.conf");

    @TempDir
    Path dir;

    private final FakeHost host = new FakeHost(LAYOUT);
    private final FakeRuntimes runtimes = new FakeRuntimes();
    private final FakeHostNetworks networks = new FakeHostNetworks(host.faults());

    FoundRuntimeTest() {
        host.files().withFolder("/ProgramData/KubeEdge/data");
    }

    private WorkflowRunner runner() {
        return new WorkflowRunner(host.host(), dir, _ -> {}, new Cancellation(), Clock.systemUTC());
    }

    private Outcome run() {
        MakePodNetwork step = new MakePodNetwork(networks, NetworkNeed.ofFound(runtimes, ENDPOINT));
        return runner().run(new Workflow("join", List.of(step)), Duration.ofMinutes(1));
    }

    @Test
    void shouldLeaveARuntimeAloneThatIsReady() throws Exception {
        assertThat(run()).isEqualTo(Outcome.NOTHING_TO_DO);

        assertThat(networks.list()).isEmpty();
        assertThat(host.faults().operations()).isEmpty();
    }

    @Test
    void shouldWriteWhereTheRuntimeLooksAndTakeOnlyThatBack() throws Exception {
        runtimes.withoutNetwork();
        host.files().with("/etc/cni/net.d/readme.txt", "theirs");
        FakeHost.Snapshot before = host.snapshot();

        assertThat(run()).isEqualTo(Outcome.CHANGED);
        assertThat(host.files().readString(CONFIG))
                .isEqualTo(NatConfig.text(networks.list().getFirst()));

        runner().undo("reset", List.of(MakePodNetwork.back(networks)));
        assertThat(host.snapshot()).isEqualTo(before);
        assertThat(networks.list()).isEmpty();
    }

    /** The runtime was there before, and its pods are not all ours. */
    @Test
    void shouldLeaveANetworkThatSomebodyElsesPodsAreOn() throws Exception {
        runtimes.withoutNetwork();
        host.files().with("/etc/cni/net.d/readme.txt", "theirs");
        FakeHost.Snapshot before = host.snapshot();
        run();
        networks.withEndpoint(networks.list().getFirst().id(), "web_eth0");

        assertThatThrownBy(() -> runner().undo("reset", List.of(MakePodNetwork.back(networks))))
                .hasMessageContaining("NAT network 'keadm'")
                .hasMessageContaining("web_eth0");
        assertThat(networks.list()).hasSize(1);
        assertThat(host.files().status(CONFIG)).isInstanceOf(FileStatus.RegularFile.class);

        networks.withoutEndpoints();
        runner().undo("reset", List.of(MakePodNetwork.back(networks)));
        assertThat(networks.list()).isEmpty();
        assertThat(host.snapshot()).isEqualTo(before);
    }

    @Test
    void shouldWaitForARuntimeThatDoesNotAnswer() {
        runtimes.silent();

        assertThatThrownBy(this::run).hasMessageContaining("make-pod-network");
        assertThat(host.files().status(CONFIG)).isEqualTo(new FileStatus.Absent());
    }
}
