package dev.keadm.join;

import dev.keadm.artifact.ArtifactCache;
import dev.keadm.artifact.ArtifactLock;
import dev.keadm.artifact.ReleaseProbe;
import dev.keadm.artifact.Releases;
import dev.keadm.artifact.Waiting;
import dev.keadm.bundle.Origin;
import dev.keadm.containerd.ContainerdEnd;
import dev.keadm.containerd.ContainerdSteps;
import dev.keadm.containerd.ContainerdSystem;
import dev.keadm.containerd.CriReadiness;
import dev.keadm.containerd.InstalledContainerd;
import dev.keadm.containerd.LinuxContainerd;
import dev.keadm.cri.CriTransports;
import dev.keadm.cri.UnixTransports;
import dev.keadm.host.HostView;
import dev.keadm.preflight.Check;
import dev.keadm.request.JoinRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * From the projects' own releases, a mirror of them, or a bundle.
 *
 * @param end what the system needs around the end of a containerd
 */
public record ReleasedContainerd(
        HostView host, ContainerdSystem system, CriTransports transports, ContainerdEnd end, Origin origin)
        implements ContainerdSource {
    public static ReleasedContainerd linux(HostView host, Origin origin) {
        return new ReleasedContainerd(host, new LinuxContainerd(), new UnixTransports(), ContainerdEnd.PLAIN, origin);
    }

    @Override
    public List<Check> checks(JoinRequest.Downloads downloads) throws IOException {
        Optional<ReleaseProbe> probe = origin.probe(downloads);
        return probe.isEmpty()
                ? List.of()
                : List.of(ContainerdSteps.check(tools(downloads), host, probe.get(), Clock.systemUTC()));
    }

    @Override
    public ContainerdSteps.Tools tools(JoinRequest.Downloads downloads) throws IOException {
        Path cache = Origin.cache(host.layout());
        return new ContainerdSteps.Tools(
                system,
                system.releases(
                        host.facts().operatingSystem().architecture(),
                        downloads.mirror().orElse(Releases.ORIGIN)),
                new ArtifactCache(cache, new ArtifactLock(cache.resolve(ArtifactLock.NAME)), origin.of(downloads)),
                cache,
                new InstalledContainerd(),
                new CriReadiness(transports),
                Waiting.REAL,
                end);
    }
}
