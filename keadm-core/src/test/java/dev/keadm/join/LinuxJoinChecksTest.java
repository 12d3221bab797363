package dev.keadm.join;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keadm.bundle.Origin;
import dev.keadm.containerd.PodNetworks;
import dev.keadm.containerd.Subnet;
import dev.keadm.host.FakeHost;
import dev.keadm.host.FakeTrustedRoots;
import dev.keadm.preflight.Check;
import dev.keadm.request.JoinRequest;
import dev.keadm.request.NodeName;
import dev.keadm.request.RuntimeEndpoint;
import dev.keadm.runtime.FakeRuntimes;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinuxJoinChecksTest {
    private static final JoinRequest.Downloads MIRROR = new JoinRequest.Downloads(
            Optional.empty(), Optional.of(URI.create("http://127.0.0.1:1/")), Optional.empty());

    @TempDir
    Path dir;

    private final FakeTrustedRoots roots = new FakeTrustedRoots();

    @Test
    void shouldLookAtDownloadsOnlyWhenItDownloads() throws Exception {
        JoinRequest.Downloads bundle =
                new JoinRequest.Downloads(Optional.empty(), Optional.empty(), Optional.of(dir.resolve("b")));

        assertThat(checks(MIRROR, true)).contains("downloads");
        assertThat(checks(MIRROR, false)).doesNotContain("downloads");
        assertThat(checks(bundle, true)).doesNotContain("downloads");
    }

    @Test
    void shouldReadNobodysRootsForAPlan() throws Exception {
        checks(MIRROR, true);
        join().downloads(target(MIRROR, true));
        join().runtime(target(MIRROR, true));

        assertThat(roots.reads()).isZero();
    }

    private List<String> checks(JoinRequest.Downloads downloads, boolean installs) throws IOException {
        return join().checks(target(downloads, installs)).stream()
                .map(Check::id)
                .toList();
    }

    private LinuxJoin join() {
        FakeHost host = new FakeHost();
        return new LinuxJoin(
                host.host().layout(),
                new FakeRuntimes(),
                new NoNetworks(),
                ReleasedContainerd.linux(host.host().view(), new Origin(Map.of(), roots, _ -> {})));
    }

    private record NoNetworks() implements PodNetworks {
        @Override
        public List<Subnet> routed() {
            return List.of();
        }

        @Override
        public void deleteBridge(String name) {
            throw new AssertionError("no bridge was made");
        }
    }

    private JoinTarget target(JoinRequest.Downloads downloads, boolean installs) {
        JoinRequest any = new JoinWorld(dir).request();
        JoinRequest request = new JoinRequest(
                any.cloud(),
                any.node(),
                any.runtime(),
                any.agent(),
                downloads,
                any.machine(),
                any.scripts(),
                any.timeout(),
                any.demoted(),
                any.ignored());
        RuntimeEndpoint endpoint = RuntimeEndpoint.parse("/run/containerd/containerd.sock");
        return new JoinTarget(request, NodeName.parse("edge-1"), endpoint, installs, Optional.empty(), "machine");
    }
}
